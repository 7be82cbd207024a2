"""Sections of the sitemap, as apps register them."""

from datetime import UTC, date, datetime

import pytest

from blog.models import Post
from careers.models import Skill
from guide.models import Page
from publishing.sitemaps import Documents, page_names, register_section, sections


def test_no_section_takes_the_place_of_another() -> None:
    before = sections()
    with pytest.raises(ValueError, match="'posts'"):
        register_section("posts", Documents(Post))
    assert sections() == before


def test_sections_are_in_the_order_of_the_apps() -> None:
    assert list(sections()) == ["roles", "skills", "backgrounds", "routes", "programmes", "posts", "subjects"]


@pytest.mark.parametrize(
    ("updated", "modified", "shown"),
    [
        (None, None, None),
        (date(2026, 2, 3), None, date(2026, 2, 3)),
        (None, datetime(2026, 3, 4, 5, tzinfo=UTC), date(2026, 3, 4)),
        (date(2026, 2, 3), datetime(2026, 3, 4, 5, tzinfo=UTC), date(2026, 3, 4)),
        (date(2026, 5, 6), datetime(2026, 3, 4, 5, tzinfo=UTC), date(2026, 5, 6)),
    ],
)
def test_a_page_changed_on_the_day_of_its_text_or_of_a_later_edit(
    updated: date | None, modified: datetime | None, shown: date | None
) -> None:
    assert Documents(Page).lastmod(Page(updated=updated, modified=modified)) == shown
    assert Documents(Skill).lastmod(Skill(modified=modified)) == (modified and modified.date())


def test_pages_that_no_document_makes_are_grouped_by_app() -> None:
    assert page_names()[:3] == ["blog:posts", "careers:roles", "careers:compare"]
