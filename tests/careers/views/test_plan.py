"""The plan as a page and as files."""

import pytest
from django.test import Client

from tests.factories import make_background, make_evidence, make_role, make_skill
from tests.public_pages import page, words

pytestmark = pytest.mark.django_db

FULL = "role=data-engineer&background=analyst&from=2026-12&months=6&in=uk"


@pytest.fixture(autouse=True)
def _rows() -> None:
    role = make_role("data-engineer")
    make_evidence(role)
    make_background("analyst", role).skills.set([make_skill("sql")])


def test_without_a_role_there_is_the_form_alone(client: Client) -> None:
    html = page(client, "/plan/")
    assert "<h1>A plan of one page</h1>" in html
    assert '<ol class="plan"' not in html
    assert '<option value="data-engineer">' in html
    assert 'name="robots"' not in html


def test_a_plan_is_seven_lines_with_its_files_and_no_search_engine_keeps_it(client: Client) -> None:
    html = page(client, f"/plan/?{FULL}")
    assert html.partition('<ol class="plan">')[2].partition("</ol>")[0].count("<li>") == 7
    text = words(html)
    assert "My plan: Analyst to Data Engineer 0 of 1 essential skills held." in text
    assert "£40,000 in the middle" in text
    assert "On 1 June 2027: can you show" in text
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert 'href="/plan.ics?background=analyst&amp;from=2026-12&amp;in=uk&amp;months=6&amp;role=data-engineer"' in html
    assert 'href="/from/analyst/to/data-engineer/?in=uk"' in html


def test_without_a_month_to_begin_in_there_is_no_entry_of_a_calendar(client: Client) -> None:
    html = page(client, "/plan/?role=data-engineer")
    assert "/plan.ics" not in html
    assert "After 3 months: can you show" in words(html)
    assert client.get("/plan.ics?role=data-engineer").status_code == 404
    assert client.get("/plan.ics?from=2026-12").status_code == client.get("/plan.md").status_code == 404


def test_the_same_address_gives_the_same_bytes(client: Client) -> None:
    for name in ("/plan/", "/plan.md", "/plan.ics"):
        assert client.get(f"{name}?{FULL}").content == client.get(f"{name}?{FULL}").content


def test_files_are_named_and_kept_by_no_search_engine(client: Client) -> None:
    markdown, calendar = client.get(f"/plan.md?{FULL}"), client.get(f"/plan.ics?{FULL}")
    assert markdown["Content-Type"] == "text/markdown; charset=utf-8"
    assert markdown["Content-Disposition"] == 'attachment; filename="plan-data-engineer.md"'
    assert calendar["Content-Type"] == "text/calendar; charset=utf-8"
    assert calendar["X-Robots-Tag"] == "noindex"
    text = calendar.content.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270601" in text
    assert "SUMMARY:Check: My plan: Analyst to Data Engineer" in text
    assert "/plan/?background=analyst" in text
    assert markdown.content.decode().count("\n\n") == 9


def test_the_view_of_advisers_tells_how_it_is_counted(client: Client) -> None:
    assert 'id="section_method"' in page(client, f"/plan/?{FULL}&view=adviser")
    assert 'id="section_method"' not in page(client, f"/plan/?{FULL}")


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("role=x", "/plan/?unknown=role"),
        ("role=data-engineer&months=4", "/plan/?role=data-engineer&unknown=months"),
        ("role=data-engineer&from=2026-13", "/plan/?role=data-engineer&unknown=from"),
        ("role=data-engineer&from=1999-01&have=x", "/plan/?role=data-engineer&unknown=from&unknown=have"),
    ],
)
def test_what_is_not_known_leads_to_a_page_that_says_so(client: Client, query: str, address: str) -> None:
    response = client.get(f"/plan/?{query}")
    assert (response.status_code, response["Location"]) == (302, address)
    assert 'class="notices"' in page(client, address)
