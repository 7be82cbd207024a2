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
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from publishing.page_cache.address import Address
from publishing.page_cache.encodings import IDENTITY, compress

if TYPE_CHECKING:
    from redis import Redis

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

    def add_variant(self, encoding: str, etag: str, well: bool = False) -> None:
        body = compress(self.body, encoding, well)
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


def redis_client(url: str) -> "Redis":
    """For Redis at the URL. It is asked for pages while a visitor waits, so it must be quick or is left alone."""
    from redis import Redis  # an optional package

    return Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5)


class SharedStore:
    """Pages that processes and hosts make for each other. While it does not answer, each makes its own."""

    LIFETIME = 3600
    """Seconds; pages of versions gone by are never asked for again."""
    PAUSE = 5.0
    """Seconds for which a cache that failed is left alone."""
    PATIENCE = 2.0
    """Seconds for which a process waits for a page that another one makes."""

    def __init__(self, client: "Redis") -> None:
        self._client = client
        self._paused_until = 0.0

    def get(self, version: str, key: Key) -> Page | None:
        data = self._try(lambda: self._client.get(name_of(version, key)))
        try:
            return Page.from_bytes(data) if isinstance(data, bytes) else None
        except (ValueError, TypeError) as error:
            logger.warning("The shared cache holds something else than a page: %s", error)
            return None

    def put(self, version: str, key: Key, page: Page) -> None:
        self._try(lambda: self._client.set(name_of(version, key), page.to_bytes(), ex=self.LIFETIME))

    @contextmanager
    def only_one(self, version: str, key: Key) -> Iterator[Page | None]:
        """One process makes the page, and within gets None; the others wait and get what it made.

        They get None too if that was no page to keep, or took too long.
        """
        claim = f"{name_of(version, key)}:claim"
        lock = self._client.lock(claim, timeout=self.PATIENCE, blocking=False)
        if self._try(lock.acquire) is False:
            end = time.monotonic() + self.PATIENCE
            while time.monotonic() < end and self._try(lambda: bool(self._client.exists(claim))):
                time.sleep(0.01)
            yield self.get(version, key)
            return
        try:
            yield None
        finally:
            self._try(lock.release)

    def _try(self, ask: Callable[[], T]) -> T | None:
        from redis import RedisError
        from redis.exceptions import LockError

        if time.monotonic() < self._paused_until:
            return None
        try:
            return ask()
        except LockError:  # the claim ran out, and may be another's by now
            return None
        except RedisError as error:
            self._paused_until = time.monotonic() + self.PAUSE
            logger.warning("The shared cache does not answer: %s", error)
            return None


def name_of(version: str, key: Key) -> str:
    """Of a page in the shared cache."""
    return f"guide:page:{hashlib.sha256(f'{version} {key}'.encode()).hexdigest()[:32]}"
