"""A role's own page."""

import re

import pytest
from django.test import Client

from careers.models import Evidence, Role
from tests.factories import make_evidence, make_paid_role, make_role
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_a_role_shows_its_evidence_under_the_region_and_how_the_range_stands_to_it(role: Role, client: Client) -> None:
    html = page(client, role.get_absolute_url())
    text = words(html)
    shown = [(row["salary"], row["kind"]) for row in marks(html, "salary")]
    assert shown == [("data-engineer:uk", "adverts"), ("data-engineer:uk", "estimate")]
    assert "Estimate and adverts disagree." in text
    assert "Of 40 adverts (United Kingdom), 25% lie inside this range, 50% below it and 25% above it." in text
    assert "£30,000–£90,000 median £40,000, GBP a year" in text
    assert "Too few adverts to say in 1 country United States (17)" in text
    assert "Index of adverts , 19 January 2026 , CC0 1.0" in text
    assert 'href="https://index.example/"' in html


def test_evidence_of_any_country_is_shown_under_its_name(role: Role, client: Client) -> None:
    make_evidence(role, country="FR", currency="EUR")
    html = page(client, role.get_absolute_url())
    assert [row["salary"] for row in marks(html, "salary")][-1] == "data-engineer:fr"
    assert "France" in words(html)
    assert {row["salary"] for row in marks(page(client, "/salaries/?in=fr"), "salary", "div")} == {"data-engineer:fr"}


def test_the_share_of_entry_level_adverts_stands_beside_how_to_get_the_first_job(role: Role, client: Client) -> None:
    role.body = "## What the job is\n\nText.\n\n## How to get the first job\n\nLearn.\n"
    role.save()
    sentence = "United Kingdom: 10% of 40 adverts are marked entry level."
    text = words(page(client, role.get_absolute_url()))
    assert re.search(rf"How to get the first job {re.escape(sentence)} More of these adverts Learn\.", text)


def adverts_table(html: str) -> list[str]:
    """The words of each row."""
    [table] = re.findall(r'<table class="adverts figure">(.*?)</table>', html, re.DOTALL)
    return [words(row) for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]


def test_a_role_says_of_the_countries_shown_how_many_adverts_for_whom_where_and_at_which_pay(
    role: Role, client: Client
) -> None:
    Evidence.objects.filter(country="GB", level="all").update(remote=6, titles="Data Engineer: 24; Engineer: 16")
    make_evidence(role, level="senior", n=31, p50=50_000)
    html = page(client, role.get_absolute_url())
    assert adverts_table(html) == [
        "United Kingdom",
        "Adverts 40 24 say “Data Engineer”",
        "Open to beginners marked entry level 10%",
        "Fully remote 15%",
        "Median, senior £50,000 n = 31",
    ]
    caveat = (
        "Counts follow what one index (Index of adverts) happened to collect, so they show no trend; titles are matched"
    )
    assert words(html).count(caveat) == 1
    make_evidence(role, country="FR", currency="EUR")
    assert adverts_table(page(client, role.get_absolute_url() + "?in=fr"))[:2] == [
        "France United Kingdom",
        "Adverts 40 40 24 say “Data Engineer”",
    ]


def test_the_middle_half_of_a_figure_is_told_in_words(role: Role, client: Client) -> None:
    evidence = Evidence.objects.get(country="GB", level="all")
    low, high = (f"£{value:,}" for value in (evidence.p25, evidence.p75))
    assert f"The middle half lies between {low} and {high}." in words(page(client, role.get_absolute_url()))


def test_a_role_of_few_adverts_has_no_table_of_them(client: Client) -> None:
    role = make_role("few")
    make_evidence(role, n=29)
    assert "What these adverts say" not in page(client, role.get_absolute_url())


def test_the_title_that_most_adverts_bear_stands_beneath_the_roles_name(client: Client) -> None:
    role = make_role("nlp-llm-engineer", alias="AI Engineer")
    other = make_role("other")
    assert re.search(r"<h1>[^<]*</h1>\s*<p[^>]*>Advertised as AI Engineer</p>", page(client, role.get_absolute_url()))
    assert '"alternateName":"AI Engineer"' in page(client, role.get_absolute_url())
    for address in ("/", "/roles/", f"/roles/compare/?role={role.slug}&role={other.slug}"):
        assert page(client, address).count("Advertised as AI Engineer") == 1, address
    assert "Advertised as" not in page(client, other.get_absolute_url())


def test_a_title_that_gives_more_than_half_of_a_figure_stands_beside_it_everywhere(client: Client) -> None:
    role, other = make_role("nlp-llm-engineer"), make_role("other")
    make_evidence(role, titles="AI Engineer: 21; NLP Engineer: 19")
    make_evidence(other, titles="Other: 40")
    sentence = "21 of 40 adverts say “AI Engineer”"
    compare = f"/roles/compare/?role={role.slug}&role={other.slug}"
    for address, times in ((role.get_absolute_url(), 2), ("/roles/", 1), (compare, 1), ("/salaries/", 2)):
        text = words(page(client, address))
        assert text.count(sentence) == times, address
        assert "say “Other”" not in text  # all of them bear the role's own title
    Evidence.objects.filter(role=role).update(titles="AI Engineer: 20; NLP Engineer: 20")
    assert "adverts say “" not in words(page(client, role.get_absolute_url()))


def test_two_kinds_of_survey_are_called_by_whom_they_asked(client: Client) -> None:
    role = make_role("data-scientist")
    make_evidence(role, kind="survey", source="Developers", spread="", population="derived")
    make_evidence(role, kind="survey", source="Office", n=None, official=True, country="US", spread="")
    addresses = (role.get_absolute_url(), "/salaries/method/")
    for text in (words(page(client, address)).lower() for address in addresses):
        assert "derived, total pay of survey respondents" in text
        assert "survey of people employed" in text
    structured = page(client, role.get_absolute_url())
    assert '"name":"derived, total pay of survey respondents, Developers"' in structured
    assert "derived, total pay of 40 survey respondents" in words(page(client, "/roles/"))
    options = page(client, "/salaries/")
    assert '<option value="survey">survey</option>' in options
    assert "derived, total pay of survey respondents" in words(options).lower()
    assert "survey of people employed" not in words(options).lower()
