"""Which encoding a request wants, and a page in it."""

import zlib
from collections.abc import Callable
from functools import lru_cache

import brotli
import zstandard

IDENTITY = "identity"

# At these levels a page takes a few milliseconds.
_COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=6, lgwin=18),
    "zstd": lambda body: zstandard.ZstdCompressor(level=9, write_checksum=False).compress(body),
    "gzip": lambda body: _gzip(body),
    IDENTITY: lambda body: body,
}
# A ninth smaller, in ten times as long: for an address that many ask for.
_COMPRESS_WELL = {
    **_COMPRESS,
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=10, lgwin=18),
}
# The smallest first, which decides between encodings that a client likes equally.
ENCODINGS = tuple(_COMPRESS)


def _gzip(body: bytes) -> bytes:
    """Without a time or a file's name in its head: the same bytes give the same bytes."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return compressor.compress(body) + compressor.flush()


def compress(body: bytes, encoding: str, well: bool = False) -> bytes:
    return (_COMPRESS_WELL if well else _COMPRESS)[encoding](body)


@lru_cache(256)
def choose_encoding(accepted: str) -> str:
    """The encoding for an `Accept-Encoding` header, by its quality values (RFC 9110, 12.5.3).

    Identity is the answer to a header that leaves nothing else; a page that is readable is better than a 406.
    """
    qualities: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        name = {"x-gzip": "gzip"}.get(name.strip(), name.strip())
        if name:
            qualities[name] = _quality(parameter)
    rest = qualities.get("*", 0.0)
    liked = {name: qualities.get(name, rest) for name in ENCODINGS if name != IDENTITY}
    best = max(liked, key=lambda name: liked[name])
    # Identity is welcome unless it is refused, but a compressed page is preferred to it at any quality above none
    # except where identity is named with a higher one.
    if liked[best] > 0 and liked[best] >= qualities.get(IDENTITY, 0.0):
        return best
    return IDENTITY


def _quality(parameter: str) -> float:
    """Of `q=0.5`; 1 without one, 0 for what is not a number from 0 to 1."""
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
