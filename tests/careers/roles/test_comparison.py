import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careers.models import Region, Role, RoleSkill, Salary, Track
from careers.pay.best import heads
from careers.pay.scale import regional_scales
from careers.roles.comparison import Comparison, PayRow, compare_roles
from tests.factories import make_evidence, make_region, make_role, make_salary, make_skill
from tests.public_pages import page, words

pytestmark = pytest.mark.django_db


def compared(*slugs: str, country: str = "") -> Comparison:
    roles, known = {role.slug: role for role in Role.objects.with_details()}, heads()
    scales = regional_scales(Region.objects.all())
    with CaptureQueriesContext(connection) as queries:
        found = compare_roles([roles[slug] for slug in slugs], known, scales, country)
    assert len(queries) == 0
    return found


def bars(row: PayRow) -> list[tuple[str, int, list[str]]]:
    return [(axis.scale.currency, axis.scale.top, [line.role.slug for line in axis.lines]) for axis in row.axes]


@pytest.fixture(autouse=True)
def roles() -> list[Role]:
    """Two roles that both need Python and SQL; the first needs Java, the second is paid in the United States too."""
    one, other = make_role("one", order=1), make_role("other", order=2)
    RoleSkill.objects.create(role=one, skill=make_skill("java"), importance="useful")
    make_salary(other, make_region("us", "USD"), currency="USD")
    return [one, other]


def test_the_bars_of_a_country_are_on_one_axis_in_the_order_of_the_roles() -> None:
    found = compared("other", "one")
    assert [role.slug for role in found.roles] == ["other", "one"]
    assert {row.country: bars(row) for row in found.pay} == {
        "GB": [("GBP", 80_000, ["other", "one"])],
        "US": [("USD", 80_000, ["other"])],
    }
    assert [[role.slug for role in row.without] for row in found.pay] == [[], ["one"]]


def test_amounts_in_two_currencies_or_for_two_periods_never_share_an_axis(roles: list[Role]) -> None:
    Salary.objects.filter(role=roles[0]).update(period="day", low=300, high=600)
    make_evidence(roles[1], currency="EUR")
    [uk, _us] = compared("one", "other").pay
    assert bars(uk) == [("GBP", 600, ["one"]), ("EUR", 100_000, ["other"])]


def test_each_track_of_an_estimate_has_a_bar(roles: list[Role]) -> None:
    Salary.objects.filter(role=roles[0]).delete()
    for title in ("Streams", "Batches"):
        make_salary(roles[0], track=Track.objects.create(role=roles[0], slug=title.lower(), title=title))
    [uk, _us] = compared("one", "other").pay
    assert bars(uk)[0][2] == ["one", "one", "other"]


def test_what_heads_a_role_is_marked_in_the_chosen_country_alone() -> None:
    marked = [line.is_head for row in compared("one", "other").pay for axis in row.axes for line in axis.lines]
    assert marked == [True, True, False]


def test_the_chosen_country_comes_first_and_one_without_any_figure_is_left_out() -> None:
    assert [row.country for row in compared("one", "other", country="US").pay] == ["US", "GB"]
    Salary.objects.filter(region__slug="us").delete()
    assert [row.country for row in compared("one", "other", country="US").pay] == ["GB"]


def test_the_page_gives_the_conclusion_pay_and_skills_in_this_order(client: Client) -> None:
    html = page(client, "/roles/compare/?role=one&role=other")
    assert "<title>One or Other? – AI Career Guide</title>" in html
    text = words(html.partition("<main")[2])
    order = [
        "One or Other?",
        "Both need Python.",
        "Gross pay a year",
        "United Kingdom",
        "Skills",
        "Only One",
        "1 skill",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "useful for One Java" in text
    assert "One: no figure with a source." in text


def test_the_description_of_the_page_is_what_the_roles_share_and_their_pay(roles: list[Role], client: Client) -> None:
    for role in roles:
        make_evidence(role)
    html = page(client, "/roles/compare/?role=one&role=other")
    pay = "In UK adverts the middle is £40,000 for One and £40,000 for Other."
    assert f'<meta name="description" content="Both need Python. {pay}">' in html
    Salary.objects.all().delete()
    assert "Two to four roles" in page(client, "/roles/compare/")
