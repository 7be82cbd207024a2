import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pydantic import AfterValidator, create_model

import blog.documents
import guide.documents
from blog.documents import PostRecord
from guide.documents import PageRecord
from guide.models import Page
from publishing.documents.kinds import kinds
from publishing.documents.load import load
from publishing.documents.records import Title
from tests.admin_pages import read_form, submit
from tests.content import write_content
from tests.factories import make_post

pytestmark = pytest.mark.django_db

# More headings than a text may have.
HEAVY = "# x\n" * 400
PREVIEW = "/admin/guide/page/preview-markdown/"


def preview(client: Client, text: str) -> Any:
    response = client.post(PREVIEW, {"text": text})
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return json.loads(response.content)


def problems(client: Client, text: str) -> list[str]:
    return [f"{target}: {complaint}" for target, complaint in preview(client, text)["problems"]]


@pytest.fixture
def staff(client: Client) -> Callable[..., Client]:
    """Signs in an editor with the named permissions."""

    def sign_in(*permissions: str) -> Client:
        user = User.objects.create_user("editor", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        client.force_login(user)
        return client

    return sign_in


class TestPreview:
    def test_it_renders_as_the_site_does(self, admin_client: Client) -> None:
        answer = preview(admin_client, "## One\n\n**Two** words.")
        assert '<h2 id="one">' in answer["html"]
        assert "<strong>Two</strong>" in answer["html"]
        assert answer["problems"] == []
        assert answer["length"] == "3 words, one minute to read"

    def test_it_is_harmless(self, admin_client: Client) -> None:
        html = preview(admin_client, "<script>alert(1)</script><img src=x onerror=alert(1)>[a](javascript:b)")["html"]
        assert "script" not in html
        assert "onerror" not in html

    def test_it_names_links_and_images_that_lead_nowhere(self, admin_client: Client) -> None:
        text = "[a](/nowhere/else/) [b](/roles/) [c](#no) [d](relative) ![](/static/no.png)"
        found = problems(admin_client, text)
        assert [item.split(":")[0] for item in found] == [
            "/nowhere/else/",
            "#no",
            "relative",
            "/static/no.png",
            "/static/no.png",
        ]

    def test_it_knows_the_addresses_of_documents(self, admin_client: Client, tmp_path: Path) -> None:
        load(write_content(tmp_path))
        good = "[a](/roles/data-engineer/) [b](/blog/hello/) [c](/blog/tags/careers/) [d](/about/) [e](/#main)"
        assert problems(admin_client, good) == []
        assert len(problems(admin_client, "[a](/roles/nobody/) [b](/blog/no/) [c](/blog/tags/no/)")) == 3

    @pytest.mark.parametrize("text", [HEAVY, "NUL \0", "x" * 1_000_000])
    def test_it_says_what_cannot_be_rendered(self, admin_client: Client, text: str) -> None:
        answer = preview(admin_client, text)
        assert answer["html"] == ""
        assert len(answer["problems"]) == 1

    def test_a_refused_text_spoils_no_later_one(self, admin_client: Client) -> None:
        preview(admin_client, HEAVY)
        assert "<a" in preview(admin_client, "[a](/roles/)")["html"]

    def test_it_takes_posts_alone(self, admin_client: Client) -> None:
        assert admin_client.get(PREVIEW).status_code == 405

    def test_it_needs_the_token(self, admin_user: User) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(admin_user)
        assert client.post(PREVIEW, {"text": "a"}).status_code == 403

    def test_it_is_for_staff(self, client: Client) -> None:
        response = client.post(PREVIEW, {"text": "a"})
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")

    def test_it_is_for_those_who_may_see_the_model(self, staff: Callable[..., Client]) -> None:
        client = staff("view_post")
        assert client.post(PREVIEW, {"text": "a"}).status_code == 403
        assert client.post("/admin/blog/post/preview-markdown/", {"text": "a"}).status_code == 200


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

    def test_code_at_the_start_stays_code(self, admin_client: Client) -> None:
        data = read_form(admin_client, self.URL)
        data |= {"title": "Code", "slug": "code", "description": "Code.", "body": "    print(1)\r\n"}
        assert submit(admin_client, self.URL, data) == []
        assert "<pre" in Page.objects.get(slug="code").body_html


class TestRecords:
    """What a form accepts and the document's record does not: here a title, whatever the form says of it."""

    @pytest.fixture
    def _refusing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(value: str) -> str:
            if value == "Refused":
                raise ValueError("expected another title")
            return value

        title = Annotated[Title, AfterValidator(refuse)]
        for module, record in ((guide.documents, PageRecord), (blog.documents, PostRecord)):
            stricter = create_model(record.__name__, __base__=record, title=(title, ...))
            monkeypatch.setattr(module, record.__name__, stricter)

    @pytest.mark.usefixtures("_refusing")
    def test_a_page_that_no_file_could_hold_is_not_made(self, admin_client: Client) -> None:
        data = read_form(admin_client, TestPages.URL)
        data |= {"title": "Refused", "slug": "terms", "description": "Terms of use.", "body": "Text."}
        response = admin_client.post(TestPages.URL, data)
        assert response.context["adminform"].form.errors == {"title": ["expected another title, not 'Refused'"]}
        assert "Text." in response.content.decode()
        assert not Page.objects.exists()
        assert not LogEntry.objects.exists()
        assert submit(admin_client, TestPages.URL, data | {"title": "Terms"}) == []

    @pytest.mark.usefixtures("_refusing")
    def test_nothing_of_the_change_stays(self, admin_client: Client) -> None:
        post = make_post("post", tags="careers")
        url = reverse("admin:blog_post_change", args=[post.pk])
        data = read_form(admin_client, url) | {"title": "Refused", "tags": "other"}
        assert submit(admin_client, url, data) == ["expected another title, not 'Refused'"]
        post.refresh_from_db()
        assert post.title == "Post"
        assert [tag.name for tag in post.tags.all()] == ["careers"]


class TestFiles:
    def test_saving_without_a_change_changes_no_record(self, admin_client: Client, tmp_path: Path) -> None:
        load(write_content(tmp_path))
        for kind in kinds():
            for row in kind.rows():
                name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
                url = reverse(name, args=[row.pk])
                assert submit(admin_client, url, read_form(admin_client, url)) == []
                saved = kind.rows().get(pk=row.pk)
                assert kind.to_record(saved).digest() == saved.base_digest, row

    def test_the_state_of_the_file_is_shown(self, admin_client: Client, tmp_path: Path) -> None:
        load(write_content(tmp_path))
        url = reverse("admin:guide_page_change", args=[Page.objects.get().pk])
        assert "As its file was" in admin_client.get(url).content.decode()
        data = read_form(admin_client, url) | {"title": "Other"}
        assert submit(admin_client, url, data) == []
        assert "Edited here" in admin_client.get(url).content.decode()


class TestFrame:
    def test_the_index_is_grouped(self, admin_client: Client) -> None:
        html = admin_client.get("/admin/").content.decode()
        assert "AI Career Guide" in html
        names = ["Careers", "Roles", "Skills", "Regions", "Backgrounds", "Programmes", "Questionnaire"]
        names += ["Blog", "Posts", "Authors", "Tags", "Pages", "People with access", "Groups", "Users"]
        places = [html.index(f">{name}</a>") if f">{name}</a>" in html else html.index(name) for name in names]
        assert places == sorted(places)

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
