"""Fields of forms: what they make of what a browser sends."""

import pytest
from django.test import Client

from guide.models import Page
from publishing.editing.fields import LinesField, SentenceField, WebAddressField, known_key
from tests.admin_pages import read_form, submit


@pytest.mark.django_db
def test_code_at_the_start_stays_code(admin_client: Client) -> None:
    url = "/admin/guide/page/add/"
    data = read_form(admin_client, url)
    data |= {"title": "Code", "slug": "code", "description": "Code.", "body": "    print(1)\r\n"}
    assert submit(admin_client, url, data) == []
    assert "<pre" in Page.objects.get(slug="code").body_html


def test_lines_are_a_list_without_the_empty_ones() -> None:
    assert LinesField().clean(" Data Engineer \r\n\r\nETL Developer") == ["Data Engineer", "ETL Developer"]


def test_a_sentence_is_one_line() -> None:
    assert SentenceField().clean(" One \r\n two\tthree ") == "One two three"


def test_a_web_address_without_a_scheme_is_given_one() -> None:
    assert WebAddressField().clean("guide.example/a") == "https://guide.example/a"


@pytest.mark.parametrize("value", ["x", "-1", "1.5", "٣", "9" * 19])
def test_a_key_that_no_row_can_have_becomes_one_that_none_has(value: str) -> None:
    assert (known_key("7"), known_key("")) == ("7", "")
    assert known_key(value) == "0"
