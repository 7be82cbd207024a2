"""What pages say to machines, kind by kind."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from guide.models import Page
from guide.structured_data import questions, website
from tests.guide.test_pages import PUBLIC

pytestmark = pytest.mark.django_db

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
OF_KINDS = {
    "/": ["WebSite"],
    "/roles/role-0/": ["BreadcrumbList", "Occupation"],
    "/skills/python/": ["BreadcrumbList", "LearningResource"],
    "/blog/post-0/": ["BlogPosting", "BreadcrumbList"],
    "/faq/": ["BreadcrumbList", "FAQPage"],
}


def data(client: Client, address: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for text in SCRIPT.findall(client.get(address).content.decode()):
        found = json.loads(text)
        items += found if isinstance(found, list) else [found]
    return items


def make_questions(body: str) -> Page:
    return Page.objects.create(slug="faq", title="Questions", description="Answers.", body=body, questions=True)


@pytest.mark.parametrize("address", [*PUBLIC, "/faq/"])
def test_each_kind_of_page_says_of_what_type_it_is(some: None, client: Client, address: str) -> None:
    make_questions("## Why?\n\nSo.")
    items = data(client, address)
    assert {item["@context"] for item in items} <= {"https://schema.org"}
    types = {item["@type"] for item in items}
    assert types >= set(OF_KINDS.get(address, []))
    assert ("BreadcrumbList" in types) == ('<nav class="crumbs"' in client.get(address).content.decode())


@pytest.mark.parametrize("address", [address for address in PUBLIC if address.count("/") > 2])
def test_breadcrumbs_begin_at_home_and_end_at_the_page(some: None, client: Client, address: str) -> None:
    [way] = [item for item in data(client, address) if item["@type"] == "BreadcrumbList"]
    steps = way["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert (steps[0]["name"], steps[0]["item"]) == ("Home", "http://127.0.0.1:8000/")
    assert steps[-1]["item"] == f"http://127.0.0.1:8000{address.partition('?')[0]}"
    assert all(step["name"] and "?" not in step["item"] for step in steps)


def test_breadcrumbs_of_a_hostile_title_are_the_title(some: None, client: Client) -> None:
    Page.objects.update(title="</script>\"&' x")
    [way] = data(client, "/about/")
    assert way["itemListElement"][-1]["name"] == "</script>\"&' x"


def test_a_page_of_questions_gives_each_with_its_answer_as_plain_text(some: None) -> None:
    page = make_questions(
        "Before.\n\n## Do I *have* to?\n\nNo, [never](/about/).\n\n### Ever?\n\nNo.\n\n## Why?\n\nSo & so."
    )
    found = [(item["name"], item["acceptedAnswer"]["text"]) for item in questions(page)["mainEntity"]]
    assert found == [("Do I have to?", "No, never. Ever? No."), ("Why?", "So & so.")]


def test_no_other_page_is_one_of_questions(some: None, client: Client) -> None:
    assert "FAQPage" not in client.get("/about/").content.decode()


def test_the_site_is_named_by_its_own_address() -> None:
    assert website()["url"] == "http://127.0.0.1:8000/"
