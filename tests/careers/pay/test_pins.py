"""References that pin a figure to a day."""

from datetime import date

import pytest

from careers.models import Snapshot
from careers.pay.pins import day_of, pinned
from publishing.documents.references import MissingFigureError
from tests.factories import make_evidence, make_role

pytestmark = pytest.mark.django_db


def test_each_figure_of_evidence_has_the_day_of_its_source() -> None:
    role = make_role("data-engineer")
    make_evidence(role, date=date(2026, 1, 19))
    make_evidence(role, kind="survey", n=None, official=True, source="Office", date=date(2025, 5, 31))
    for reference in ("pay:data-engineer:uk:mid", "adverts:data-engineer:uk", "source:data-engineer:uk"):
        assert day_of(reference) == date(2026, 1, 19)
    for reference in ("survey:data-engineer:uk:mid", "source:data-engineer:uk:survey"):
        assert day_of(reference) == date(2025, 5, 31)
    assert day_of("pay:data-engineer:us:mid") is None
    for reference in ("count:roles", "estimate:data-engineer:uk:low", "pay"):
        with pytest.raises(MissingFigureError):
            day_of(reference)


def test_what_is_kept_answers_once_the_data_are_of_another_day() -> None:
    make_evidence(make_role("data-engineer"), date=date(2026, 1, 19))
    slug = "pay:data-engineer:uk:mid@2025-01-19"
    values = {"reference": "pay:data-engineer:uk:mid", "date": date(2025, 1, 19), "text": "£1"}
    Snapshot.objects.create(slug=slug, file="snapshots", **values)
    assert pinned("pay:data-engineer:uk:mid", "2025-01-19") == "£1"
