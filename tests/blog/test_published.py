"""Which posts are public, and under which tags."""

from datetime import timedelta

import pytest

from blog.models import Post
from blog.published import published_posts, tags_in_use
from tests.factories import LONG_AGO, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts() -> dict[int, str]:
    """Slugs by primary key; of four posts three are public, the newest of which was made first."""
    make_post("new", "data careers", date=LONG_AGO + timedelta(days=2))
    make_post("old", "data", date=LONG_AGO)
    make_post("middle", "", date=LONG_AGO + timedelta(days=1))
    make_post("draft", "secret data", draft=True)
    return dict(Post.objects.values_list("pk", "slug"))


def test_public_posts_are_named_once_each_newest_first(posts: dict[int, str]) -> None:
    assert [posts[key] for key in published_posts().keys] == ["new", "middle", "old"]


def test_a_tag_knows_the_places_of_its_public_posts(posts: dict[int, str]) -> None:
    published = published_posts()
    data, careers = Post.tags.get(slug="data"), Post.tags.get(slug="careers")
    assert {tag: list(places) for tag, places in published.tagged.items()} == {data.pk: [0, 2], careers.pk: [0]}


def test_tags_of_public_posts_come_most_used_first(posts: dict[int, str]) -> None:
    make_post("other", "careers zebra")
    assert [(tag.name, tag.uses) for tag in tags_in_use()] == [("careers", 2), ("data", 2), ("zebra", 1)]
