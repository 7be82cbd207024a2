from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import Evidence, Role, Salary
from careers.pay.references import estimates, lines
from publishing.documents.references import MissingFigureError, figure
from tests.factories import make_evidence, make_paid_role, make_questionnaire, make_region, make_role

pytestmark = pytest.mark.django_db


def make_survey(role: Role, **values: Any) -> Evidence:
    return make_evidence(role, **{"country": "US", "currency": "USD", "kind": "survey", "spread": "", **values})


@pytest.fixture(autouse=True)
def _rows() -> None:
    role = make_paid_role()
    Evidence.objects.filter(country="GB", level="all").update(remote=6)
    make_survey(role, n=None, official=True, source="Bureau", date=date(2025, 5, 31))
    make_questionnaire(("code", {"yes": {role: 2}, "no": {role: -1}}))


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("pay:data-engineer:uk:mid", "£40,000"),
        ("pay:data-engineer:uk:low", "£30,000"),
        ("pay:data-engineer:gb:p75", "£60,000"),
        ("pay:data-engineer:uk:n", "40"),
        # Too few adverts: what is known of this role there is the survey.
        ("pay:data-engineer:us:mid", "US$40,000"),
        ("survey:data-engineer:us:high", "US$90,000"),
        ("estimate:data-engineer:uk:low", "£40,000"),
        ("estimate:data-engineer:uk:high", "£80,000"),
        ("adverts:data-engineer:us", "17"),
        ("adverts:data-engineer:uk:entry", "4"),
        ("adverts:data-engineer:uk:senior", "0"),
        ("adverts:data-engineer:uk:remote", "6"),
        ("share:data-engineer:uk:remote", "15%"),
        ("share:data-engineer:uk:entry", "10%"),
        # 30:10 35+:10 60:10 90:10 beside £40,000 to £80,000.
        ("share:data-engineer:uk:below", "50%"),
        ("adverts:data-engineer:uk:inside", "10"),
        ("source:data-engineer:uk", "Index of adverts, 19 January 2026"),
        ("source:data-engineer:us:survey", "Bureau, 31 May 2025"),
        ("count:roles", "one"),
        ("count:questions", "one"),
        ("count:enough", "30"),
    ],
)
def test_a_reference_is_the_figure_in_words(reference: str, words: str) -> None:
    assert figure(reference) == words


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("pay:data-engineer:fr:mid", "no such figure"),
        ("pay:data-engineer:uk:middle", "low, mid, high, p10"),
        ("pay:data-engineer:uk:mid:entry", "too few adverts"),
        ("share:data-engineer:us:entry", "too few adverts"),
        ("share:data-engineer:uk:junior", "all, entry, mid"),
        ("share:data-engineer:us:remote", "not known how many"),
        ("survey:data-engineer:uk:mid", "no such figure"),
        ("estimate:data-engineer:us:low", "no published estimate"),
        ("adverts:wizard:uk", "no such figure"),
        ("adverts:data-engineer:us:inside", "no published estimate"),
    ],
)
def test_a_reference_to_nothing_says_what_was_expected(reference: str, message: str) -> None:
    with pytest.raises(MissingFigureError, match=message):
        figure(reference)


def test_of_two_sources_the_one_with_more_adverts_speaks() -> None:
    role = make_role("mlops-engineer")
    make_region("us", "USD")
    make_evidence(role, source="Small", n=31, p50=50_000, spread="")
    make_evidence(role, source="Large", n=300, p50=55_000, spread="")
    assert figure("pay:mlops-engineer:uk:mid") == "£55,000"


def test_of_several_populations_the_one_that_heads_the_role_speaks() -> None:
    role = make_role("mlops-engineer")
    make_survey(role, n=900, source="Developers", p50=50_001)
    assert figure("pay:mlops-engineer:us:mid") == "US$50,001"
    make_survey(role, n=None, official=True, source="Office", p50=50_002)
    make_survey(role, n=None, official=True, source="Wider", p50=50_003, population="Anybody who computes")
    assert figure("pay:mlops-engineer:us:mid") == "US$50,002"
    make_evidence(role, country="US", currency="USD", n=31, p50=50_004)
    assert figure("pay:mlops-engineer:us:mid") == "US$50,004"
    assert figure("survey:mlops-engineer:us:mid") == "US$50,002"
    assert figure("source:mlops-engineer:us").startswith("Index of adverts")


def test_an_occupation_that_is_wider_than_the_role_speaks_only_where_a_survey_is_asked_for() -> None:
    role = make_role("mlops-engineer")
    make_survey(role, n=None, official=True, source="Wider", population="Anybody who computes")
    assert figure("survey:mlops-engineer:us:mid") == "US$40,000"
    with pytest.raises(MissingFigureError, match="no such figure"):
        figure("pay:mlops-engineer:us:mid")


def test_a_process_keeps_no_rows_and_asks_three_times_for_all_roles() -> None:
    for number in range(5):
        make_evidence(make_role(f"role-{number}"))
    with CaptureQueriesContext(connection) as queries:
        kept = [*lines().values(), *estimates().values()]
    assert len(queries) == 3
    assert all(isinstance(item, tuple) and not hasattr(item, "__dict__") for item in kept)


def test_an_open_range_without_a_top_has_no_high_end() -> None:
    Salary.objects.update(high=None, open_ended=True)
    with pytest.raises(MissingFigureError, match="low or high"):
        figure("estimate:data-engineer:uk:high")


def test_adverts_and_their_share_may_be_those_that_are_fully_remote() -> None:
    Evidence.objects.filter(country="GB", level="all").update(remote=10)
    assert figure("adverts:data-engineer:uk:remote") == "10"
    assert figure("share:data-engineer:uk:remote") == "25%"
