"""What a form accepts and a document's record does not."""

from typing import Annotated

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from pydantic import AfterValidator, create_model

import blog.documents
import guide.documents
from blog.documents import PostRecord
from careers.models import Role
from guide.documents import PageRecord
from guide.models import Page
from publishing.documents.records import Title
from tests.admin_pages import add_row, read_form, submit
from tests.careers.admin.pages import change_url
from tests.factories import make_post, make_tracked_role

pytestmark = pytest.mark.django_db

ADD = "/admin/guide/page/add/"


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
        data = read_form(admin_client, ADD)
        data |= {"title": "Refused", "slug": "terms", "description": "Terms of use.", "body": "Text."}
        response = admin_client.post(ADD, data)
        assert response.context["adminform"].form.errors == {"title": ["Expected another title, not 'Refused'."]}
        assert "Text." in response.content.decode()
        assert not Page.objects.exists()
        assert not LogEntry.objects.exists()
        assert submit(admin_client, ADD, data | {"title": "Terms"}) == []

    @pytest.mark.usefixtures("_refusing")
    def test_nothing_of_the_change_stays(self, admin_client: Client) -> None:
        post = make_post("post", tags="careers")
        url = reverse("admin:blog_post_change", args=[post.pk])
        data = read_form(admin_client, url) | {"title": "Refused", "tags": "other"}
        assert submit(admin_client, url, data) == ["Expected another title, not 'Refused'."]
        post.refresh_from_db()
        assert post.title == "Post"
        assert [tag.name for tag in post.tags.all()] == ["careers"]


@pytest.fixture
def role() -> Role:
    return make_tracked_role()


def test_new_rows_go_to_the_end(admin_client: Client, role: Role) -> None:
    url = change_url(role)
    data = read_form(admin_client, url)
    add_row(data, "tasks", text="Six", order="")
    add_row(data, "tasks", text="Seven", order="")
    add_row(data, "tasks", text="First", order="0")
    assert submit(admin_client, url, data) == []
    orders = dict(role.tasks.values_list("text", "order"))
    assert (orders["Six"], orders["Seven"], orders["First"]) == (6, 7, 0)
