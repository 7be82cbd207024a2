from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.factories import make_post
from tests.public_pages import locations

pytestmark = pytest.mark.django_db


def test_neither_drafts_nor_posts_to_come_are_listed(client: Client) -> None:
    make_post("shown", updated=datetime(2026, 2, 3, tzinfo=UTC))
    make_post("draft", draft=True)
    make_post("to-come", date=datetime(2100, 1, 1, tzinfo=UTC))
    assert locations(client, "/sitemap-posts.xml") == ["http://127.0.0.1:8000/blog/shown/"]
    assert "<lastmod>2026-02-03</lastmod>" in client.get("/sitemap-posts.xml").content.decode()


def test_subjects_of_public_posts_are_listed_with_the_day_of_the_newest(client: Client) -> None:
    make_post("older", "careers data", updated=datetime(2026, 2, 3, tzinfo=UTC))
    make_post("newer", "careers", date=datetime(2026, 1, 4, tzinfo=UTC))
    make_post("draft", "secret", draft=True)
    assert locations(client, "/sitemap-subjects.xml") == [
        "http://127.0.0.1:8000/blog/tags/careers/",
        "http://127.0.0.1:8000/blog/tags/data/",
    ]
    assert client.get("/sitemap-subjects.xml").content.decode().count("<lastmod>2026-02-03</lastmod>") == 2
