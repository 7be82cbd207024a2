from datetime import date

import pytest

from careers.models import Evidence, Salary
from publishing.documents.references import MissingFigureError, figure
from tests.factories import make_evidence, make_paid_role, make_questionnaire, make_region, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows() -> None:
    role = make_paid_role()
    make_evidence(
        role, country="US", currency="USD", kind="survey", n=None, source="Bureau", spread="", date=date(2025, 5, 31)
    )
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
        ("share:data-engineer:uk:remote", "not known"),
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


def test_an_open_range_without_a_top_has_no_high_end() -> None:
    Salary.objects.update(high=None, open_ended=True)
    with pytest.raises(MissingFigureError, match="low or high"):
        figure("estimate:data-engineer:uk:high")


def test_adverts_and_their_share_may_be_those_that_are_fully_remote() -> None:
    Evidence.objects.filter(country="GB", level="all").update(remote=10)
    assert figure("adverts:data-engineer:uk:remote") == "10"
    assert figure("share:data-engineer:uk:remote") == "25%"
