"""Lists that take several pages."""

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from pytest_django import Settings

from publishing.page_cache.paging import page_of

pytestmark = pytest.mark.django_db


def test_long_lists_are_paginated(some: None, client: Client, settings: Settings) -> None:
    settings.ROLES_PER_PAGE = 2
    settings.FIGURES_PER_PAGE = 4

    def text(address: str) -> str:
        return client.get(address).content.decode()

    home = text("/")
    assert "3 roles" in home
    assert 'href="/roles/role-1/"' in home.partition('id="roles"')[2]
    assert 'href="/roles/role-2/"' not in home.partition('id="roles"')[2]
    assert 'href="?in=uk&amp;page=2"' in text("/roles/?in=uk")
    assert "Role 2" in text("/roles/?in=uk&page=2")

    pages = [text(f"/salaries/?sort=-low&page={number}") for number in (1, 2)]
    assert 'href="?in=uk&amp;sort=-low&amp;page=2#figures">Further figures' in pages[0]
    assert 'href="/salaries/?in=uk&amp;sort=-low#figures">Earlier figures' in pages[1]
    settings.FIGURES_PER_PAGE = 300
    rows = [page.count('<li id="listed-') for page in [*pages, text("/salaries/?sort=-low")]]
    assert rows == [4, 2, 6]
    for address in ("/roles/?page=0", "/salaries/?page=9", "/salaries/?page=x", "/blog/?page=-1"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "query", ["page=01", "page=1.0", "page=+1", "page=1&page=1", "page=1&page=2", "page=", "page=4"]
)
def test_every_page_has_one_address(query: str) -> None:
    assert page_of("abcde", 2, RequestFactory().get("/")).number == 1
    assert list(page_of("abcde", 2, RequestFactory().get("/?page=3")).object_list) == ["e"]
    with pytest.raises(Http404):
        page_of("abcde", 2, RequestFactory().get(f"/?{query}"))
