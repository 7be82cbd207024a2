import re
from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from guide.models import Page, Term
from tests.admin_pages import read_form, submit

pytestmark = pytest.mark.django_db

# More headings than a text may have.
HEAVY = "# x\n" * 400


class TestPages:
    URL = "/admin/guide/page/add/"

    def test_a_page_is_made(self, admin_client: Client) -> None:
        data = read_form(admin_client, self.URL)
        data |= {"title": "Terms", "slug": "terms", "description": "Terms of use.", "body": "## One\r\n\r\nText.\r\n"}
        assert submit(admin_client, self.URL, data) == []
        page = Page.objects.get(slug="terms")
        assert page.body == "## One\n\nText."
        assert page.base_digest == ""

    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("slug", "Terms Of", "lower-case"),
            ("slug", "terms_of", "lower-case"),
            ("slug", "roles", "belongs to another page"),
            ("slug", "admin", "belongs to another page"),
            ("slug", "", "required"),
            ("title", "x" * 121, "at most 120"),
            ("title", "nul \0", "Null characters"),
            ("description", "x" * 201, "at most 200"),
            ("body", HEAVY, "headings: 400; expected at most 300"),
            ("body", "nul \0", "Null characters"),
            ("body", "x" * 1_000_000, "at most 100000 characters"),
            ("body", "ä" * 600_000, "at most 100000 characters"),
            ("updated", "31/02/2026", "valid date"),
            ("updated", "31/12/9999", "Expected a day from 1990-01-01 to 2100-12-31."),
            ("updated", "01/01/2099", "a year from today."),
        ],
    )
    def test_it_refuses(self, admin_client: Client, field: str, value: str, message: str) -> None:
        data = read_form(admin_client, self.URL)
        data |= {"title": "Terms", "slug": "terms", "description": "Terms of use.", field: value}
        texts = submit(admin_client, self.URL, data)
        assert any(message in text for text in texts), texts
        assert not Page.objects.exists()

    def test_a_taken_slug_is_refused(self, admin_client: Client) -> None:
        Page.objects.create(slug="terms", title="Terms", description="Old.")
        data = read_form(admin_client, self.URL)
        data |= {"title": "Terms", "slug": "terms", "description": "Terms of use."}
        assert "already exists" in submit(admin_client, self.URL, data)[0]

    def test_a_dead_link_is_saved_and_named(self, admin_client: Client) -> None:
        data = read_form(admin_client, self.URL)
        data |= {"title": "Terms", "slug": "terms", "description": "Terms of use.", "body": "[a](/no/<b>/)"}
        response = admin_client.post(self.URL, data)
        texts = [str(message) for message in get_messages(response.wsgi_request)]
        assert any("leads nowhere" in text and "/no/&lt;b&gt;/" in text for text in texts)


class TestGlossary:
    URL = "/admin/guide/term/add/"
    TERM = {"term": "GPU", "slug": "gpu", "meaning": "A chip.", "forms": "GPUs\r\nchips"}

    def test_a_term_is_made(self, admin_client: Client) -> None:
        data = read_form(admin_client, self.URL) | self.TERM | {"see": "/roles/"}
        assert submit(admin_client, self.URL, data) == []
        term = Term.objects.get()
        assert (term.forms, term.see) == (["GPUs", "chips"], "/roles/")

    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("see", "/gone/", "no published page has this address"),
            ("see", "https://chips.example/", "inside the guide"),
            ("slug", "GPU", "lower-case"),
            ("meaning", "x" * 201, "at most 200"),
            ("forms", "x" * 121, "at most 120"),
        ],
    )
    def test_it_refuses(self, admin_client: Client, field: str, value: str, message: str) -> None:
        data = read_form(admin_client, self.URL) | self.TERM | {field: value}
        texts = submit(admin_client, self.URL, data)
        assert any(message in text for text in texts), texts
        assert not Term.objects.exists()


class TestFrame:
    def test_an_editor_sees_what_they_may_edit(self, staff: Callable[..., Client]) -> None:
        html = staff("change_post", "view_post").get("/admin/").content.decode()
        assert "/admin/blog/post/" in html
        assert "/admin/careers/role/" not in html

    @pytest.mark.parametrize(
        "url",
        ["/admin/", "/admin/careers/role/add/", "/admin/blog/post/", "/admin/blog/post/add/", "/admin/auth/user/add/"],
    )
    def test_nothing_is_inline(self, admin_client: Client, url: str) -> None:
        """The Content-Security-Policy of the public pages holds here too."""
        response = admin_client.get(url)
        assert "unsafe" not in response["Content-Security-Policy"]
        html = response.content.decode()
        assert not re.findall(r"<script(?![^>]* src=)(?![^>]*application/json)[^>]*>", html)
        assert not re.findall(r"<style|<[^>]+ (?:style|on[a-z]+)=", html)
