"""Finished pages: in the memory of this process, bounded, and in a cache that processes share."""

import hashlib
import json
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from django.core.cache import caches

from guide.page_cache.address import Address
from guide.page_cache.encodings import IDENTITY, compress

logger = logging.getLogger(__name__)

T = TypeVar("T")
Headers = list[tuple[str, str]]
# What an entry takes beyond its bodies and its key: headers, dictionaries, the tree it hangs on.
OVERHEAD = 4096


class Answer(NamedTuple):
    """A page in one encoding as it is sent, or what is sent in its place."""

    status: int
    headers: Headers
    """Not to be changed: they are those of the next answer too."""
    body: list[bytes]


@dataclass(slots=True)
class Page:
    """A finished page in all encodings that were asked for so far."""

    headers: Headers
    """Those that are the same in every encoding."""
    body: bytes
    variants: dict[str, Answer] = field(default_factory=dict)

    def size(self) -> int:
        bodies = sum(len(variant.body[0]) for name, variant in self.variants.items() if name != IDENTITY)
        return OVERHEAD + len(self.body) + bodies

    def add_variant(self, encoding: str, etag: str) -> None:
        body = compress(self.body, encoding)
        headers = [*self.headers, ("Content-Length", str(len(body))), ("ETag", etag)]
        if encoding != IDENTITY:
            headers.append(("Content-Encoding", encoding))
        self.variants[encoding] = Answer(200, headers, [body])

    def to_bytes(self) -> bytes:
        return json.dumps(self.headers).encode() + b"\n" + self.body

    @classmethod
    def from_bytes(cls, data: bytes) -> "Page":
        headers, _, body = data.partition(b"\n")
        return cls([(str(name), str(value)) for name, value in json.loads(headers)], body)


class Key(NamedTuple):
    address: Address
    secure: bool
    """Over TLS a page has one header more."""

    def __str__(self) -> str:
        return f"{'https' if self.secure else 'http'} {self.address.path}?{self.address.query}"


class MemoryStore:
    """Pages of one version, the least recently used dropped first. Another version's pages are dropped at once."""

    def __init__(self, most_bytes: int, most_pages: int) -> None:
        self.most_bytes, self.most_pages = most_bytes, most_pages
        self.bytes = 0
        self.dropped = 0
        """How often pages were dropped: who remembers one from before may remember one that is gone."""
        self._version = ""
        self._pages: OrderedDict[Key, tuple[Page, int]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, version: str, key: Key) -> Page | None:
        with self._lock:
            if version != self._version or (found := self._pages.get(key)) is None:
                return None
            self._pages.move_to_end(key)
            return found[0]

    def put(self, version: str, key: Key, page: Page) -> None:
        """Also called when a page has grown by an encoding."""
        size = page.size() + len(key.address.path) + len(key.address.query)
        with self._lock:
            if version != self._version:
                self._pages.clear()
                self._version, self.bytes = version, 0
                self.dropped += 1
            if old := self._pages.pop(key, None):
                self.bytes -= old[1]
            if size > self.most_bytes:
                return
            self._pages[key] = (page, size)
            self.bytes += size
            while self.bytes > self.most_bytes or len(self._pages) > self.most_pages:
                self.bytes -= self._pages.popitem(last=False)[1][1]
                self.dropped += 1


class Bytes:
    """For Django's Redis cache: bytes as they are. Its own pickles would run whatever someone puts into Redis."""

    def dumps(self, value: bytes) -> bytes:
        return value

    def loads(self, value: bytes) -> bytes:
        return value


class SharedStore:
    """Pages that processes and hosts make for each other. While it does not answer, each makes its own."""

    LIFETIME = 3600
    """Seconds; pages of versions gone by are never asked for again."""
    PAUSE = 5.0
    """Seconds for which a cache that failed is left alone."""
    PATIENCE = 2
    """Seconds for which a process waits for a page that another one makes."""

    def __init__(self, alias: str) -> None:
        self._alias = alias
        self._paused_until = 0.0

    def get(self, version: str, key: Key) -> Page | None:
        data = self._try(lambda: caches[self._alias].get(self._name(version, key)))
        try:
            return Page.from_bytes(data) if data else None
        except (ValueError, TypeError) as error:
            logger.warning("The shared cache holds something else than a page: %s", error)
            return None

    def put(self, version: str, key: Key, page: Page) -> None:
        self._try(lambda: caches[self._alias].set(self._name(version, key), page.to_bytes(), self.LIFETIME))

    @contextmanager
    def only_one(self, version: str, key: Key) -> Iterator[Page | None]:
        """One process makes the page, and within gets None; the others wait and get what it made.

        They get None too if that was no page to keep, or took too long.
        """
        claim = self._name(version, key, "claim")
        if self._try(lambda: caches[self._alias].add(claim, b"", self.PATIENCE)) is False:
            end = time.monotonic() + self.PATIENCE
            while time.monotonic() < end and self._try(lambda: caches[self._alias].has_key(claim)):
                time.sleep(0.01)
            yield self.get(version, key)
            return
        try:
            yield None
        finally:
            self._try(lambda: caches[self._alias].delete(claim))

    def _name(self, version: str, key: Key, what: str = "page") -> str:
        return f"{what}-{hashlib.sha256(f'{version} {key}'.encode()).hexdigest()[:32]}"

    def _try(self, ask: Callable[[], T]) -> T | None:
        if time.monotonic() < self._paused_until:
            return None
        try:
            return ask()
        except Exception as error:  # each client has its own, and none may take a page down
            self._paused_until = time.monotonic() + self.PAUSE
            logger.warning("The shared cache does not answer: %s", error)
            return None
