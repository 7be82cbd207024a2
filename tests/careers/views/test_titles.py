"""The page of a title: what it says, and what it does with bad input."""

import json
import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from careers.models import Role
from careers.titles.page import LONGEST_TEXT
from careers.views import titles as views
from publishing.page_cache.version import rendering
from tests.factories import make_advertised_title, make_evidence, make_neighbours, make_role, make_title_rule
from tests.public_pages import locations, marks, page

pytestmark = pytest.mark.django_db

FILLER = "We look for somebody who likes to work with us on many things that matter."


@pytest.fixture
def rows(db: None) -> None:
    engineer = make_role(
        "nlp-llm-engineer", title="NLP / LLM Engineer", alias="AI Engineer", job_titles=["GenAI Engineer"]
    )
    make_evidence(engineer)
    make_title_rule("senior", "level", "senior", order=1)
    make_title_rule("anything", "any", "engineer", order=2)
    make_title_rule("robots", "role", "chatbot", roles=[engineer], order=3)
    make_title_rule("near-it", "near", "ai", roles=[engineer], order=4)
    make_title_rule("trades", "near", "plumber", order=5)
    make_advertised_title("AI Engineer", adverts=1234)
    make_advertised_title("Baker", adverts=1)


def titles(client: Client, text: str) -> str:
    return page(client, f"/titles/?{urlencode({'q': text})}")


def lead(text: str) -> str:
    found = re.search(r'<p class="lead">\s*(.*?)\s*</p>', text, re.DOTALL)
    assert found
    return found[1]


def test_the_page_without_a_title_asks_for_one_and_may_be_found(client: Client, rows: None) -> None:
    text = page(client, "/titles/")
    assert '<textarea id="q" name="q"' in text
    assert "noindex" not in text
    assert text.count('rel="nofollow" href="/titles/?q=') == 5
    assert "http://127.0.0.1:8000/titles/" in locations(client, "/sitemap-fixed.xml")


def test_an_exact_title_is_answered_first_with_drawing_pay_count_and_reason(client: Client, rows: None) -> None:
    make_neighbours(Role.objects.get(), make_role("cook", order=9))
    text = titles(client, "senior ai-engineer")
    assert "<h1><bdi>senior ai-engineer</bdi></h1>" in text
    assert lead(text) == "In this guide: NLP / LLM Engineer."
    assert [row["role"] for row in marks(text, "role", "li")] == ["nlp-llm-engineer"]
    assert '<svg class="glyph' in text
    assert "£40,000" in text
    assert "“AI Engineer” is one of the titles that this guide counts as NLP / LLM Engineer." in text
    assert "Of senior." in text
    assert [row["adverts"] for row in marks(text, "adverts", "div")] == ["1234"]
    assert "1,234 adverts from 2023 to 2025 bear exactly the title “AI Engineer”." in text
    assert [row["missing"] for row in marks(text, "missing", "li")] == ["python"]
    assert '<a href="/roles/cook/">Cook</a> <span class="note">One builds, the other asks.</span>' in text
    assert text.index("In this guide:") < text.index("Why</dt>") < text.index("<textarea")


@pytest.mark.parametrize(
    ("text", "says", "roles"),
    [
        ("NLP / LLM Engineer", "In this guide: NLP / LLM Engineer.", ["nlp-llm-engineer"]),
        ("Chatbot builder", "In this guide, most likely: NLP / LLM Engineer.", ["nlp-llm-engineer"]),
        ("AI baker", "None of the roles in this guide. This one is nearest.", ["nlp-llm-engineer"]),
        ("Plumber", "None of the roles in this guide, and not near one.", []),
        ("Baker", "None of the roles in this guide, and not near one.", []),
        ("Engineer", "Too many kinds of job bear this title to name one.", []),
        ("Gardener", "Not a title that this guide knows.", []),
        ("the of and", "Not a title that this guide knows.", []),
        (f"{FILLER} A GenAI engineer.", "In this guide, most likely: NLP / LLM Engineer.", ["nlp-llm-engineer"]),
    ],
)
def test_what_is_not_certain_is_said_to_be_so(
    client: Client, rows: None, text: str, says: str, roles: list[str]
) -> None:
    found = titles(client, text)
    assert lead(found) == says
    assert [row["role"] for row in marks(found, "role", "li")] == roles
    assert '<meta name="robots" content="noindex, nofollow">' in found
    assert '<link rel="canonical" href="http://127.0.0.1:8000/titles/">' in found


def test_skills_that_an_advert_names_stand_apart_from_those_it_does_not(client: Client, rows: None) -> None:
    found = titles(client, f"AI Engineer\n{FILLER} You know Sql.")
    assert "What this advert asks for" in found
    assert [row["have"] for row in marks(found, "have", "li")] == ["sql"]
    assert [row["missing"] for row in marks(found, "missing", "li")] == ["python"]
    assert 'id="skills"' not in titles(client, "AI baker, Python")
    assert "Named</h3>" in titles(client, f"{FILLER} You know Sql.")


def test_a_page_of_a_title_is_kept_and_one_of_an_advert_nowhere(client: Client, rows: None) -> None:
    assert "no-store" not in client.get("/titles/?q=AI+Engineer").get("Cache-Control", "")
    advert = client.get("/titles/", {"q": f"AI Engineer\n{FILLER}"})
    assert advert.headers["Cache-Control"] == "no-store"


def test_a_decoded_page_asks_the_database_nothing_once_rules_and_pay_are_known(rf: RequestFactory, rows: None) -> None:
    first, second = (rf.get("/titles/", {"q": text}) for text in ("AI Engineer", "Chatbot builder"))
    with rendering("one version"):
        views.titles(first)
        with CaptureQueriesContext(connection) as queries:
            assert lead(views.titles(second).text).endswith("NLP / LLM Engineer.")
    assert [query["sql"] for query in queries] == []


def test_an_empty_database_has_the_page_too(client: Client) -> None:
    assert lead(titles(client, "Data Engineer")) == "Not a title that this guide knows."
    assert client.get("/titles/rules.json").json()["titles"] == []


@pytest.mark.parametrize("text", ["…", "🙂🙂", "\u200f\u202e", "!!!"])
def test_a_text_without_a_word_is_told_so(client: Client, rows: None, text: str) -> None:
    assert "There was no word in that text." in titles(client, text)


def test_markup_in_a_text_is_text(client: Client, rows: None) -> None:
    text = titles(client, "<script>alert(1)</script> \"'><b>AI</b></textarea>")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert text.count("</textarea>") == 1


def test_a_text_may_have_as_many_characters_as_the_box_takes_and_no_more(client: Client, rows: None) -> None:
    lines = "\r\n".join(["a" * 99] * 12)
    assert len(lines.replace("\r", "")) == LONGEST_TEXT - 1
    assert client.get("/titles/", {"q": lines}).status_code == 200
    response = client.get("/titles/", {"q": "a" * (LONGEST_TEXT + 1)})
    assert response.status_code == 400
    assert "The box on the page reads longer ones with a script." in response.text


@pytest.mark.parametrize("query", ["q=%00", f"q={'a' * 10_000}", f"q={'%E0%A4%A1' * 500}", "q=a%00b"])
def test_what_no_address_takes_is_refused_in_words(client: Client, rows: None, query: str) -> None:
    response = client.get(f"/titles/?{query}")
    assert response.status_code == 400
    assert "<h1>This address cannot be read</h1>" in response.text


@pytest.mark.parametrize("query", ["q=%FF%FE", "q=%ED%A0%80", "q=a&q=b", "q=&q=", "x=1", "q", "q=%C2%AD"])
def test_odd_addresses_are_answered(client: Client, rows: None, query: str) -> None:
    assert client.get(f"/titles/?{query}").status_code == 200


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200))
@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_has_a_page(client: Client, rows: None, text: str) -> None:
    query = urlencode({"q": text})
    response = client.get(f"/titles/?{query}")
    assert response.status_code == (200 if len(query) <= 4096 else 400)


def test_a_script_gets_the_same_rules_and_what_heads_each_role(client: Client, rows: None) -> None:
    data = json.loads(page(client, "/titles/rules.json"))
    assert ["AI Engineer", "nlp-llm-engineer"] in data["titles"]
    assert data["rules"][2] == {
        "slug": "robots",
        "means": "role",
        "words": ["chatbot"],
        "beside": [],
        "roles": ["nlp-llm-engineer"],
        "reason": "Of robots.",
    }
    assert data["essential"] == [["nlp-llm-engineer", ["python"]]]
    assert data["names"]["sql"] == ["Sql", "/skills/sql/"]
    assert 'data-role="nlp-llm-engineer"' in data["entries"]["nlp-llm-engineer"]
