"""One at a time for each page: whoever comes second waits and finds it finished."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager


class Flights:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: dict[Hashable, tuple[threading.Lock, int]] = {}

    @contextmanager
    def only_one(self, key: Hashable) -> Iterator[None]:
        with self._lock:
            lock, users = self._under_way.get(key, (threading.Lock(), 0))
            self._under_way[key] = lock, users + 1
        try:
            with lock:
                yield
        finally:
            with self._lock:
                lock, users = self._under_way.pop(key)
                if users > 1:
                    self._under_way[key] = lock, users - 1
