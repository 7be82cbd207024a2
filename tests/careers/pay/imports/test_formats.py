import pytest

from careers.pay.imports.formats import Source, source_of
from careers.pay.imports.tables import RefusedError


@pytest.mark.parametrize("source", Source, ids=lambda source: source.name.lower())
@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_header_tells_its_source(source: Source, end: bytes) -> None:
    assert source_of(",".join(source.value).encode() + end) is source


def test_quoted_names_are_the_same_names() -> None:
    assert source_of(b'"date","jobcountry","AI_share_postings"\n') is Source.AI_MENTIONS


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (b"date,AI_share_postings\n", "lacks the column jobcountry (nearest: ai_mentions)"),
        (b"noc,title\n", "(nearest: job_bank)"),
        (b"date,jobcountry,AI_share_postings,source\n", "has the unexpected column source (nearest: ai_mentions)"),
        (b"jobcountry,date,AI_share_postings\n", "has its columns in another order"),
        (b"<!doctype html>\n", "has no column of any known source"),
        (b"\n", "has no column of any known source"),
        (b"\xef\xbb\xbfdate,jobcountry,AI_share_postings\n", "begins with a byte order mark"),
        ("dåte,jobcountry\n".encode("latin-1"), "expected the names of columns, in UTF-8"),
        (b"\x1f\x8b\x08\x00", "expected the names of columns, in UTF-8"),
    ],
)
def test_a_header_of_no_source_is_refused_with_what_it_lacks(header: bytes, reason: str) -> None:
    with pytest.raises(RefusedError) as caught:
        source_of(header)
    [fault] = caught.value.faults
    assert fault.line == 1
    assert reason in fault.reason
