from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import Post
from tests.factories import LONG_AGO, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["draft", "future", "expired"])
def hidden(request: pytest.FixtureRequest) -> Post:
    hour = timedelta(hours=1)
    values: dict[str, dict[str, Any]] = {
        "draft": {"draft": True},
        "future": {"date": timezone.now() + hour},
        "expired": {"expires": timezone.now() - hour},
    }
    make_post("shown", "careers rare")
    return make_post("unseen", "careers rare secret", **values[request.param])


@pytest.mark.parametrize(
    "address", ["/", "/blog/", "/blog/tags/careers/", "/blog/feed/", "/sitemap-posts.xml", "/blog/shown/"]
)
def test_a_hidden_post_appears_nowhere(hidden: Post, client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert "shown" in page
    assert "unseen" not in page


def test_a_hidden_post_and_a_tag_of_hidden_posts_are_not_found(hidden: Post, client: Client) -> None:
    assert client.get("/blog/unseen/").status_code == 404
    assert client.get("/blog/tags/secret/").status_code == 404
    assert "secret" not in client.get("/blog/").content.decode()


def test_lists_are_paginated(client: Client) -> None:
    for number in range(8):
        make_post(f"post-{number}", date=LONG_AGO + timedelta(days=number))
    first, second = client.get("/blog/"), client.get("/blog/?page=2")
    assert "/blog/post-7/" in first.content.decode()
    assert "/blog/post-0/" in second.content.decode()
    assert "/blog/post-7/" not in second.content.decode()


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "1.5", "99999999999999999999", "%00"])
def test_a_page_out_of_range_is_a_clear_error(client: Client, number: str) -> None:
    make_post("post")
    for address in ("/blog/", "/blog/tags/careers/"):
        assert client.get(f"{address}?page={number}").status_code in {400, 404}


def test_a_post_names_its_neighbours_tags_dates_and_headings(client: Client) -> None:
    make_post("before", date=LONG_AGO - timedelta(days=1))
    make_post("after", date=LONG_AGO + timedelta(days=1))
    make_post("post", body="## First part\n\n" + "word " * 500 + "\n\n## Second part\n\nText[^1]\n\n[^1]: Note.")
    page = client.get("/blog/post/").content.decode()
    for expected in ("/blog/before/", "/blog/after/", "/blog/tags/careers/", "Editorial team", 'href="#second-part"'):
        assert expected in page
    assert 'datetime="2026-01-01' in page
    assert "3 min" in page


def test_share_links_need_no_script_and_load_nothing(client: Client) -> None:
    make_post("post", title="A & B")
    page = client.get("/blog/post/").content.decode()
    assert "mailto:?subject=A%20%26%20B&amp;body=http%3A%2F%2F127.0.0.1%3A8000%2Fblog%2Fpost%2F" in page
    assert "<iframe" not in page
    assert 'src="http' not in page
