"""Sections of the sitemap, as apps register them."""

import pytest

from blog.models import Post
from publishing.sitemaps import Documents, page_names, register_section, sections


def test_no_section_takes_the_place_of_another() -> None:
    before = sections()
    with pytest.raises(ValueError, match="'posts'"):
        register_section("posts", Documents(Post))
    assert sections() == before


def test_sections_are_in_the_order_of_the_apps() -> None:
    assert list(sections()) == ["roles", "skills", "backgrounds", "programmes", "posts"]


def test_pages_that_no_document_makes_are_grouped_by_app() -> None:
    assert page_names()[:3] == ["blog:posts", "careers:roles", "careers:compare"]
