import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careers.pay.titles import Title, role_titles
from tests.factories import make_evidence, make_role
from tests.public_pages import marks, page

pytestmark = pytest.mark.django_db


def test_titles_of_a_role_are_counted_over_its_countries_and_those_without_an_advert_come_last() -> None:
    role = make_role("nlp-llm-engineer", job_titles=["LLM Engineer", "NLP Engineer", "AI Engineer"])
    make_evidence(role, titles="AI Engineer: 38; NLP Engineer: 2")
    make_evidence(role, country="US", n=3, titles="AI Engineer: 3")
    make_evidence(role, country="FR", n=1, titles="NLP Engineer: 1")
    make_role("other")
    with CaptureQueriesContext(connection) as queries:
        first, second = role_titles()
    assert len(queries) == 2
    assert first.titles == [
        Title("AI Engineer", us=3, uk=38, everywhere=41),
        Title("NLP Engineer", us=0, uk=2, everywhere=3),
        Title("LLM Engineer", us=0, uk=0, everywhere=0),
    ]
    assert (first.adverts, second.adverts, second.titles) == (44, 0, [])


def test_the_page_of_the_method_shows_the_titles_of_every_role(client: Client) -> None:
    role = make_role("nlp-llm-engineer", job_titles=["LLM Engineer"])
    make_evidence(role, titles="AI Engineer: 40")
    found = [(row["role"], row["title"]) for row in marks(page(client, "/salaries/method/"), "title")]
    assert found == [(role.slug, "AI Engineer"), (role.slug, "LLM Engineer")]
