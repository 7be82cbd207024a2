"""Odd requests, as the bytes of them. The same seed and number make the same request."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from tests.fuzz.oddities import BODIES, HEADERS, METHODS, PATHS, VALUES, VERSIONS


@dataclass(frozen=True)
class Site:
    """What a crawl found."""

    addresses: Sequence[str]
    parameters: Sequence[str]
    host: str


@dataclass(frozen=True)
class Exchange:
    """What is sent over one connection."""

    sent: bytes
    methods: tuple[str, ...]
    """Of the requests in it."""
    whole: bool = True
    """False if it breaks off somewhere, so that there may be no answer."""


def exchange(site: Site, seed: int, number: int) -> Exchange:
    pick = random.Random(f"{seed} {number}")  # noqa: S311  # to be repeated, not to be secret
    shape = pick.random()
    count = pick.randint(2, 4) if shape < 0.05 else 1
    requests = [one_request(site, pick) for _ in range(count)]
    sent = b"".join(data for _, data in requests)
    methods = tuple(method for method, _ in requests)
    if shape > 0.95:
        return Exchange(sent[: pick.randrange(len(sent))], methods, whole=False)
    return Exchange(sent, methods)


def one_request(site: Site, pick: random.Random) -> tuple[str, bytes]:
    method = "GET" if pick.random() < 0.7 else pick.choice(METHODS)
    version = "HTTP/1.1" if pick.random() < 0.95 else pick.choice(VERSIONS)
    lines = [b"%s %s %s" % (method.encode(), target(site, pick), version.encode())]
    if pick.random() < 0.95:
        lines.append(b"Host: " + site.host.encode())
    body = b""
    if pick.random() < 0.2 or method in {"POST", "PUT", "PATCH"}:
        body = pick.choice(BODIES)
        lines.append(b"Content-Length: %d" % len(body) if pick.random() < 0.7 else b"Transfer-Encoding: chunked")
    for _ in range(pick.choice((0, 0, 0, 0, 1, 2))):
        lines.insert(pick.randint(1, len(lines)), pick.choice(HEADERS))
    ending = b"\r\n" if pick.random() < 0.98 else b"\n"
    return method, ending.join(lines) + ending * 2 + body


def target(site: Site, pick: random.Random) -> bytes:
    kinds: list[Callable[[], bytes]] = [
        lambda: pick.choice(site.addresses).encode(),
        lambda: pick.choice(site.addresses).partition("?")[0].encode() + query(site, pick),
        lambda: pick.choice(PATHS),
        lambda: replaced_part(pick.choice(site.addresses), pick),
    ]
    return pick.choices(kinds, weights=(3, 5, 1, 1))[0]()


def query(site: Site, pick: random.Random) -> bytes:
    return b"?" + b"&".join(
        (pick.choice(site.parameters).encode() if pick.random() < 0.9 else value(pick)) + b"=" + value(pick)
        for _ in range(pick.choice((1, 1, 1, 2, 2, 3, 3, 4, 5, 40)))
    )


def value(pick: random.Random) -> bytes:
    chosen = pick.choice(VALUES)
    return chosen if isinstance(chosen, bytes) else quote_from_bytes(chosen.encode("utf-8")).encode()


def replaced_part(address: str, pick: random.Random) -> bytes:
    parts = address.partition("?")[0].encode().split(b"/")
    parts[pick.randrange(len(parts))] = value(pick)
    return b"/".join(parts)
