"""Documents of another app that a row names by their slugs: a post names roles."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.models import Post
from careers.models import Role
from publishing.editing.naming import field_of, follow, naming, offered
from tests.admin_pages import read_form, submit
from tests.careers.admin.pages import change_url
from tests.factories import make_post, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def roles() -> list[Role]:
    return [make_role("data-engineer", order=1), make_role("data-scientist", order=2)]


def test_a_form_offers_every_document_of_the_kind_in_its_order(roles: list[Role]) -> None:
    assert offered("role") == [("data-engineer", "Data Engineer"), ("data-scientist", "Data Scientist")]
    field = field_of(Post._meta.get_field("roles"), "role")
    assert not field.required
    assert field.clean(["data-engineer"]) == ["data-engineer"]


def test_rows_that_name_a_document_are_found_whichever_texts_they_have(roles: list[Role]) -> None:
    named = make_post("named", roles=["data-engineer", "data-scientist"])
    make_post("other", roles=["data"])
    with CaptureQueriesContext(connection) as queries:
        assert list(naming(Role, "data-engineer")) == [(named, "roles")]
    assert len(queries) == 1
    assert list(naming(Post, "named")) == []


def test_who_names_a_document_follows_its_new_name(roles: list[Role]) -> None:
    post = make_post("named", roles=["data-scientist", "data-engineer"])
    follow(Role, "data-engineer", "pipeline-engineer")
    post.refresh_from_db()
    assert post.roles == ["data-scientist", "pipeline-engineer"]


def test_an_editor_ticks_roles_of_a_post(admin_client: Client, roles: list[Role]) -> None:
    url = change_url(make_post("named", roles=["data-engineer"]))
    data = read_form(admin_client, url)
    assert data["roles"] == "data-engineer"
    assert submit(admin_client, url, data | {"roles": ["data-scientist", "data-engineer"]}) == []
    assert read_form(admin_client, url)["roles"] == ["data-engineer", "data-scientist"]
    assert "valid choice" in submit(admin_client, url, data | {"roles": ["astronaut"]})[0]


def test_a_renamed_role_keeps_its_posts(admin_client: Client, roles: list[Role]) -> None:
    make_post("named", roles=["data-engineer"])
    url = change_url(roles[0])
    assert submit(admin_client, url, read_form(admin_client, url) | {"slug": "pipeline-engineer"}) == []
    assert Post.objects.get().roles == ["pipeline-engineer"]


def test_a_role_that_a_post_names_is_not_deleted(admin_client: Client, roles: list[Role]) -> None:
    make_post("named", title="On pipelines", roles=["data-engineer"])
    url = change_url(roles[0]).replace("/change/", "/delete/")
    assert "On pipelines" in admin_client.get(url).content.decode()
    admin_client.post(url, {"post": "yes"})
    action = {"action": "delete_selected", "_selected_action": [role.pk for role in roles], "post": "yes"}
    admin_client.post("/admin/careers/role/", action)
    assert Role.objects.count() == 2
    Post.objects.update(roles=[])
    admin_client.post(url, {"post": "yes"})
    assert [role.slug for role in Role.objects.all()] == ["data-scientist"]
