from datetime import timedelta

import pytest

from blog.related import related_posts
from tests.factories import LONG_AGO, make_post

pytestmark = pytest.mark.django_db


def test_related_posts_weigh_rare_tags_more_and_then_newness() -> None:
    post = make_post("post", "common rare")
    for number in range(4):
        make_post(f"common-{number}", "common", date=LONG_AGO + timedelta(days=number))
    make_post("rare", "rare", date=LONG_AGO - timedelta(days=100))
    make_post("other", "else")
    tags = [tag.pk for tag in post.tags.all()]
    assert [found.slug for found in related_posts(tags, exclude=post.pk)] == ["rare", "common-3", "common-2"]
