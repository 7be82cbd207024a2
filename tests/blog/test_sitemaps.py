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
