import pytest

from blog.documents import post_addresses, post_record, posts
from tests.factories import make_post


@pytest.mark.django_db
def test_only_what_is_published_has_addresses() -> None:
    make_post("shown")
    make_post("draft", draft=True)
    assert [address for post in posts() for address in post_addresses(post_record(post))] == [
        "/blog/shown/",
        "/blog/tags/careers/",
    ]
