"""What an editor is shown of a text before it is saved."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from publishing.documents.load import load
from tests.content import write_content

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
