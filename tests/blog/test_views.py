import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

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


def test_no_two_pages_of_the_list_have_the_same_title_or_description(client: Client, settings: Settings) -> None:
    settings.POSTS_PER_PAGE = 2
    for number in range(5):
        make_post(f"post-{number}", date=LONG_AGO + timedelta(days=number))
    heads = [
        re.findall(
            r'<title>.*</title>|<meta name="description".*>', client.get(f"{address}?page={number}").content.decode()
        )
        for address in ("/blog/", "/blog/tags/careers/")
        for number in (1, 2, 3)
    ]
    assert heads[1] == [
        "<title>Blog, page 2 – AI Career Guide</title>",
        '<meta name="description" content="Older articles about work in AI: Post-2 · Post-1">',
    ]
    assert len({text for head in heads for text in head}) == 12


def test_the_first_page_of_a_list_has_one_address(client: Client, settings: Settings) -> None:
    settings.POSTS_PER_PAGE = 1
    make_post("one")
    make_post("two")
    assert '<a rel="prev" href="/blog/">Newer posts</a>' in client.get("/blog/?page=2").content.decode()


def test_a_post_says_when_and_by_whom_and_shows_its_own_picture(client: Client) -> None:
    make_post("hello", updated=LONG_AGO + timedelta(days=1), image="/static/favicon.svg", image_alt="A circle")
    page = client.get("/blog/hello/").content.decode()
    assert '<meta property="article:published_time" content="2026-01-01T00:00:00+00:00">' in page
    assert '<meta property="article:modified_time" content="2026-01-02T00:00:00+00:00">' in page
    assert '<meta property="article:author" content="Editorial team">' in page
    assert '<meta property="og:image" content="http://127.0.0.1:8000/static/favicon.svg">' in page
    assert '<meta property="og:image:alt" content="A circle">' in page
    assert "og:image:width" not in page
