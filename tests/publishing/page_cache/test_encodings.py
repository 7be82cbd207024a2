import gzip

import brotli
import pytest
import zstandard

from publishing.page_cache.encodings import ENCODINGS, choose_encoding, compress
from tests.server import ROOT

PAGE = "<p>Ein Weg führt übers Feld.</p>".encode() * 100


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate, zstd", "zstd"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "zstd"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br ; q=0.5 , gzip ; q=0.50", "br"),
        ("gzip;q=0", "identity"),
        ("gzip;q=0.5, identity", "identity"),
        ("gzip;q=0.5, identity;q=0.5", "gzip"),
        ("identity;q=0, *;q=0", "identity"),
        ("deflate, compress", "identity"),
        ("gzip;q=nan", "identity"),
        ("gzip;q=7", "identity"),
        ("gzip;q=, br;level=9", "br"),
        (",,;q=1,,", "identity"),
        ("nonsense" * 200, "identity"),
    ],
)
def test_the_encoding_is_the_one_the_client_likes_best(accepted: str, encoding: str) -> None:
    assert choose_encoding(accepted) == encoding


def test_each_encoding_gives_the_page_back() -> None:
    assert compress(PAGE, "identity") == PAGE
    assert gzip.decompress(compress(PAGE, "gzip")) == PAGE
    assert brotli.decompress(compress(PAGE, "br")) == PAGE
    assert zstandard.ZstdDecompressor().decompress(compress(PAGE, "zstd")) == PAGE


def test_a_page_that_many_ask_for_is_compressed_better() -> None:
    page = (ROOT / "README.md").read_bytes()
    assert len(compress(page, "br", well=True)) < 0.95 * len(compress(page, "br"))
    assert brotli.decompress(compress(page, "br", well=True)) == page


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_same_page_always_gives_the_same_bytes(encoding: str) -> None:
    assert compress(PAGE, encoding) == compress(PAGE, encoding)
