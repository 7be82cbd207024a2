import pytest

from careers.pay.imports import ai_mentions, developer_survey, employers, group_medians, job_bank, sources
from careers.pay.imports.provenance import Provenance

KNOWN = [
    sources.INDEX,
    ai_mentions.PROVENANCE,
    developer_survey.PROVENANCE,
    employers.PROVENANCE,
    job_bank.PROVENANCE,
    *(kind.provenance for kind in group_medians.KINDS.values()),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.source)
def test_every_source_has_an_address_a_licence_and_days_in_order(known: Provenance) -> None:
    assert known.url.startswith("https://")
    assert 0 < len(known.licence) <= 120
    assert known.first_day <= known.last_day
    # Nothing has to be said of what is in the public domain by its publisher's own will.
    assert bool(known.notice) is (known.licence != "CC0 1.0")
