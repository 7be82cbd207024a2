from datetime import timedelta

import pytest

from blog.documents import post_record, posts
from blog.models import Post
from blog.states import State
from tests.factories import LONG_AGO, make_post

HOURS = [-1, 0, 1]


@pytest.mark.django_db
def test_row_record_and_condition_agree_before_at_and_after_every_moment() -> None:
    for draft in (False, True):
        for date in HOURS:
            for expires in [hour for hour in (*HOURS, 2) if hour > date] + [None]:
                ends = None if expires is None else LONG_AGO + timedelta(hours=expires)
                starts = LONG_AGO + timedelta(hours=date)
                make_post(f"post-{Post.objects.count()}", draft=draft, date=starts, expires=ends)
    expected = {post.slug: State.of(post, LONG_AGO) for post in Post.objects.all()}
    assert set(expected.values()) == set(State)
    for state in State:
        found = Post.objects.filter(state.condition(LONG_AGO)).values_list("slug", flat=True)
        assert sorted(found) == sorted(slug for slug in expected if expected[slug] is state), state
    assert {post.slug: State.of(post_record(post), LONG_AGO) for post in posts()} == expected
