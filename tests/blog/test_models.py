from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from blog.models import Post
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["date", "updated", "expires"])
@pytest.mark.parametrize("moment", [datetime(1989, 12, 31, 23, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_no_post_is_dated_out_of_range_whoever_writes_it(field: str, moment: datetime) -> None:
    make_post("post")
    with transaction.atomic(), pytest.raises(IntegrityError, match=r"in_our_time|after_its_date"):
        Post.objects.update(**{field: moment})


def test_a_post_may_be_hidden_from_a_day_far_ahead() -> None:
    make_post("post", expires=datetime(2099, 1, 1, tzinfo=UTC)).full_clean()


def test_a_scheduled_post_appears_at_its_moment(client: Client) -> None:
    post = make_post("later", date=timezone.now() + timedelta(seconds=30))
    assert not Post.objects.published().exists()
    assert Post.objects.published(at=post.date).get() == post
