"""A role's own page."""

import re

import pytest
from django.test import Client

from careers.models import Evidence, Role, RoleSkill
from tests.factories import make_background, make_evidence, make_neighbours, make_paid_role, make_role, make_skill
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_a_role_shows_its_evidence_under_the_region_and_how_the_range_stands_to_it(role: Role, client: Client) -> None:
    html = page(client, role.get_absolute_url())
    text = words(html)
    shown = [(row["salary"], row["kind"]) for row in marks(html, "salary", "li")]
    assert shown == [("data-engineer:uk", "adverts"), ("data-engineer:uk", "estimate")]
    assert "Estimate and adverts disagree." in text
    assert "Of 40 adverts (United Kingdom), 25% lie inside this range, 50% below it and 25% above it." in text
    assert "£40,000 in the middle. Most get £30,000 to £90,000 : one in ten less, one in ten more." in text
    assert "Too few adverts to say in 1 country United States (17)" in text
    assert "Index of adverts , 19 January 2026 , CC0 1.0" in text
    assert 'href="https://index.example/"' in html


def test_evidence_of_any_country_is_shown_under_its_name(role: Role, client: Client) -> None:
    make_evidence(role, country="FR", currency="EUR")
    html = page(client, role.get_absolute_url())
    assert [row["salary"] for row in marks(html, "salary", "li")][-1] == "data-engineer:fr"
    assert "France" in words(html)
    assert {row["salary"] for row in marks(page(client, "/salaries/?in=fr"), "salary", "div")} == {"data-engineer:fr"}


def test_the_share_of_entry_level_adverts_stands_beside_how_to_get_the_first_job(role: Role, client: Client) -> None:
    role.body = "## What the job is\n\nText.\n\n## How to get the first job\n\nLearn.\n"
    role.save()
    sentence = "United Kingdom: 10% of 40 adverts are marked entry level."
    text = words(page(client, role.get_absolute_url()))
    assert re.search(rf"How to get the first job {re.escape(sentence)} More of these adverts Learn\.", text)
    assert text.index("Start") < text.index("How to get the first job") < text.index("Essential skills")


def headings(html: str) -> list[str]:
    main = html.partition("<main")[2].partition("<aside")[0]
    return [words(title) for title in re.findall(r"<h2[^>]*>(.*?)</h2>", main)]


def test_a_role_answers_before_it_proves(role: Role, client: Client) -> None:
    """Pay, adverts and distance stand first, then what to know, the job, what to compare, what to do."""
    make_neighbours(role, make_role("other"))
    make_background(role=role)
    html = page(client, role.get_absolute_url())
    assert html.index("<h1>") < html.index('id="facts"') < html.index("<h2")
    assert headings(html) == [
        "Know before you choose",
        "What the job is",
        "Not sure? Compare with",
        "Start",
        "Essential skills",
        "Where these figures come from",
        "What hiring managers and beginners ask",
    ]
    strip = words(html.partition('id="facts"')[2].partition("</section>")[0])
    assert "Gross pay a year, United Kingdom £40,000 in the middle" in strip
    assert "Adverts collected, United Kingdom 40" in strip
    assert "Open to beginners 10%" in strip


def test_any_headings_of_an_editor_are_folds_that_lose_nothing(role: Role, client: Client) -> None:
    role.body = "## Wozu\n\nFirst.\n\nSecond.\n\n## Eine Woche\n\nThird."
    role.save()
    html = page(client, role.get_absolute_url())
    assert headings(html)[1] == "Wozu"
    before, _, rest = html.partition("First.")
    assert "<details" not in before.partition('id="wozu"')[2]
    fold = rest.partition("<details")[2].partition("</details>")[0]
    assert words(fold.partition("</summary>")[0]).endswith("The whole text: Eine Woche · Whom it suits")
    assert fold.index("Second.") < fold.index('<h3 id="eine-woche">Eine Woche</h3>') < fold.index("Third.")


def test_steps_of_a_start_stand_in_their_order_each_with_its_link(role: Role, client: Client) -> None:
    Role.objects.update(
        this_month="Do [this](/skills/python/).", three_months="Build *that*.", first_job="Show [it](/blog/)."
    )
    html = page(client, role.get_absolute_url())
    start = html.partition('id="start"')[2].partition("</section>")[0]
    assert "This month Do this . In three months Build that . Towards the first job Show it ." in words(start)
    assert '<a href="/skills/python/">this</a>' in start


def test_a_background_in_the_address_says_how_far_it_is_and_what_it_brings(role: Role, client: Client) -> None:
    RoleSkill.objects.create(role=role, skill=make_skill("spark"), importance="essential")
    make_background(role=role)
    plain = page(client, role.get_absolute_url())
    assert "You bring" not in plain
    assert "Analyst : near, brings 1 of 2 essential skills" in words(plain)
    html = page(client, role.get_absolute_url() + "?background=analyst")
    strip = words(html.partition('id="facts"')[2].partition("</section>")[0])
    assert "From Analyst Near You bring 1 of 2 essential skills." in strip
    assert re.findall(r'<li class="held">(\w+)', html) == ["Python"]
    assert '<link rel="canonical" href="http://127.0.0.1:8000/roles/data-engineer/">' in html


def test_advisers_find_everything_open_and_no_drawing(role: Role, client: Client) -> None:
    make_neighbours(role, make_role("other"))
    plain, html = (page(client, role.get_absolute_url() + query) for query in ("", "?view=adviser"))
    assert 'rel="nofollow" href="?view=adviser"' in plain
    assert "<details" in html
    assert re.findall(r"<details(?![^>]* open)[^>]*>", html.partition("<main")[2]) == []
    drawings = re.compile(r'<svg class="(?:glyph|range)|<figure class="map')
    assert drawings.search(plain.partition("<main")[2])
    assert not drawings.search(html.partition("<main")[2])
    assert '<link rel="canonical" href="http://127.0.0.1:8000/roles/data-engineer/">' in html


def test_combinations_of_what_only_shows_a_role_differently_are_not_for_search_engines(
    role: Role, client: Client
) -> None:
    make_background(role=role)
    for query, is_hidden in (("background=analyst", False), ("background=analyst&view=adviser", True)):
        html = page(client, f"{role.get_absolute_url()}?{query}")
        assert ('<meta name="robots" content="noindex, nofollow">' in html) == is_hidden


@pytest.mark.parametrize(
    ("query", "valid"),
    [
        ("background=nobody", "unknown=background"),
        ("view=upside-down&in=uk", "in=uk&unknown=view"),
    ],
)
def test_an_unknown_background_or_view_leads_to_the_valid_address(
    role: Role, client: Client, query: str, valid: str
) -> None:
    response = client.get(f"{role.get_absolute_url()}?{query}")
    assert (response.status_code, response["Location"]) == (302, f"{role.get_absolute_url()}?{valid}")
    assert "that was left out" in page(client, response["Location"])


def test_every_figure_of_pay_can_be_cited_by_its_own_address(role: Role, client: Client) -> None:
    html = page(client, role.get_absolute_url())
    cited = re.findall(r'<li id="(pay-[^"]*)".*?<p class="note cited">(.*?)</p>', html, re.S)
    assert [(anchor, words(text)) for anchor, text in cited] == [
        (
            "pay-uk",
            "Cite: AI Career Guide, gross pay of Data Engineer, UK, advertised ranges, n = 40, 2023–2025, "
            "Index of adverts, 19 January 2026, CC0 1.0. http://127.0.0.1:8000/roles/data-engineer/#pay-uk",
        ),
        (
            "pay-uk-2",
            "Cite: AI Career Guide, gross pay of Data Engineer, UK, published estimate without evidence, "
            "Editors' estimate. http://127.0.0.1:8000/roles/data-engineer/#pay-uk-2",
        ),
    ]


def test_a_roles_page_has_few_landmarks_and_no_heading_that_links_to_itself(role: Role, client: Client) -> None:
    html = page(client, role.get_absolute_url())
    main = html.partition("<main")[2].partition("</main>")[0]
    landmarks = re.findall(r'<(?:section|aside|nav)[^>]* aria-label(?:ledby)?=|role="region"', main)
    assert len(landmarks) == 3  # at a glance, beside the text, contents
    assert 'class="anchor"' not in main


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
    html = page(client, role.get_absolute_url())
    assert words(html).count(f"The middle half lies between {low} and {high} .") == 2  # at the head, and in the list
    assert f"between <bdi>{low}</bdi> and <bdi>{high}</bdi>" in html


def test_a_role_of_few_adverts_has_no_table_of_them(client: Client) -> None:
    role = make_role("few")
    make_evidence(role, n=29)
    assert "What these adverts say" not in page(client, role.get_absolute_url())


def test_the_title_that_most_adverts_bear_stands_beneath_the_roles_name(client: Client) -> None:
    role = make_role("nlp-llm-engineer", alias="AI Engineer")
    make_evidence(role)
    other = make_role("other")
    assert re.search(r"<h1>[^<]*</h1>\s*<p[^>]*>Advertised as AI Engineer</p>", page(client, role.get_absolute_url()))
    assert '"alternateName":"AI Engineer"' in page(client, role.get_absolute_url())
    for address in ("/roles/", f"/roles/compare/?role={role.slug}&role={other.slug}"):
        assert page(client, address).count("Advertised as AI Engineer") == 1, address
    assert page(client, "/").count("Advertised as AI Engineer") == 2, "beside its bar and in the list"
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
