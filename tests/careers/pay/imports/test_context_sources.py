import io
from datetime import date

from careers.pay.imports.context_sources import CONTEXT_IMPORTERS, filed_as, import_mentions
from careers.pay.imports.formats import Source
from careers.pay.imports.sources import IMPORTERS
from tests.careers.pay.imports import samples


def test_every_source_is_evidence_or_context() -> None:
    assert set(IMPORTERS) | set(CONTEXT_IMPORTERS) == set(Source)
    assert not set(IMPORTERS) & set(CONTEXT_IMPORTERS)


def test_a_break_is_named_by_its_month_and_in_words() -> None:
    rows = samples.mention_rows([1] * 12 + [2], date(2024, 1, 1), canada=[1] * 12 + [5])
    lines = import_mentions(io.BytesIO(samples.ai_mentions_file(rows)), date(2026, 11, 24)).lines
    broken, whole = ([line for line in lines if bool(line.breaks_at) is there] for there in (True, False))
    assert [(line.country, line.breaks_at) for line in broken] == [("CA", "2025-01")]
    assert broken[0].note.endswith("implausibly steep.")
    assert {line.note for line in whole} == {"Mentions, not jobs."}


def test_the_three_occupations_filed_most_often_are_named() -> None:
    shares = [("Software Developers", 52), ("Data Scientists", 24), ("Statisticians", 9), ("Others", 5)]
    assert filed_as(shares) == "Filed most often as: Software Developers 52 %, Data Scientists 24 %, Statisticians 9 %."
    assert filed_as([]) == ""
