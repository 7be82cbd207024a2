from datetime import UTC, datetime
from pathlib import Path

import pytest

from blog.documents import PostRecord, post_addresses, post_record, posts, save_post
from publishing.documents.load import load
from tests.content import edit, faults, write_content
from tests.factories import make_post


@pytest.mark.django_db
def test_only_what_is_published_has_addresses() -> None:
    make_post("shown")
    make_post("draft", draft=True)
    assert [address for post in posts() for address in post_addresses(post_record(post))] == [
        "/blog/shown/",
        "/blog/tags/careers/",
    ]


@pytest.mark.django_db
def test_a_post_is_the_same_after_it_was_saved_from_its_record() -> None:
    record = PostRecord(
        slug="one",
        title="One",
        description="First.",
        body="Text.",
        date=datetime(2026, 3, 11, tzinfo=UTC),
        author="Jo",
        tags=[],
        roles=["data-scientist", "data-engineer"],
    )
    save_post(record, None)
    assert [post_record(post) for post in posts()] == [record]
    assert record.roles == ["data-engineer", "data-scientist"]


@pytest.mark.django_db
def test_a_role_that_there_is_not_is_a_fault_of_the_post(tmp_path: Path) -> None:
    content = write_content(tmp_path)
    edit(content, "posts/hello.md", "author:", "roles: [data-engineer, astronaut]\nauthor:")
    assert faults(content) == ["posts/hello.md:5: roles: there is no role 'astronaut'"]
    edit(content, "posts/hello.md", ", astronaut", "")
    load(content)
    assert [post_record(post).roles for post in posts()] == [["data-engineer"]]
