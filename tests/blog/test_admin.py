from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from taggit.models import Tag

from blog.models import Author, Post
from blog.states import State
from tests.admin_pages import read_form, submit
from tests.factories import make_post

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
PAST = datetime(2026, 2, 1, tzinfo=UTC)
STATES: dict[State, dict[str, Any]] = {
    State.PUBLISHED: {},
    State.SCHEDULED: {"date": NOW + timedelta(days=30)},
    State.DRAFT: {"draft": True},
    State.EXPIRED: {"expires": PAST},
}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def change_url(row: Post | Author | Tag) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def new_post(client: Client, **values: str) -> dict[str, str]:
    author = Author.objects.get_or_create(slug="jo", defaults={"name": "Jo"})[0]
    data = read_form(client, ADD)
    data |= {"title": "Hello", "slug": "hello", "description": "A post.", "author": str(author.pk)}
    return data | values


class TestAdding:
    def test_a_new_post_is_a_draft_dated_now(self, admin_client: Client) -> None:
        assert submit(admin_client, ADD, new_post(admin_client, tags="careers, career-change")) == []
        post = Post.objects.get()
        assert post.draft
        assert post.date == NOW
        assert sorted(post.tags.names()) == ["career-change", "careers"]

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"expires_0": "01/01/2020", "expires_1": "00:00"}, "cannot be hidden before it is published"),
            ({"image": "/static/favicon.svg"}, "An image needs a text"),
            ({"image": "https://example.org/a.png", "image_alt": "A"}, "a file in static/"),
            ({"image": "/static/no.png", "image_alt": "A"}, "no such file"),
            ({"image": "/static/../manage.py", "image_alt": "A"}, "no such file"),
            ({"slug": "feed"}, "belongs to another page"),
            ({"author": ""}, "required"),
            ({"author": "99999999999999999999"}, "Select a valid choice"),
            ({"date_0": "soon"}, "valid date"),
            ({"date_0": "31/12/9999"}, "Expected a day from 1990-01-01 to 2100-12-31."),
            ({"date_0": "01/01/2099"}, "a year from today."),
            ({"updated_0": "01/01/0001", "updated_1": "00:00"}, "Expected a day from 1990-01-01 to 2100-12-31."),
            ({"expires_0": "31/12/9999", "expires_1": "23:59"}, "Expected a day from 1990-01-01 to 2100-12-31."),
            ({"tags": "nul \0"}, "Null characters"),
            ({"title": "a\uffff"}, "Holds the character U+FFFF"),
            ({"image_alt": "a\x07"}, "Holds the character U+0007"),
        ],
    )
    def test_it_refuses(self, admin_client: Client, values: dict[str, str], message: str) -> None:
        texts = submit(admin_client, ADD, new_post(admin_client, **values))
        assert any(message in text for text in texts), texts
        assert not Post.objects.exists()


class TestTags:
    @pytest.mark.parametrize(
        ("tags", "message"),
        [
            ("Careers", "lower-case with hyphens; write careers"),
            ("machine learning, careers", "write machine-learning"),
            ("c++", "lower-case"),
            ("मशीन", "lower-case"),
            ("career", "nearly the tag careers"),
            ("models, model", "nearly the tag model"),
            ("x" * 81, "at most 80"),
        ],
    )
    def test_a_second_spelling_is_refused(self, admin_client: Client, tags: str, message: str) -> None:
        make_post("first", tags="careers")
        texts = submit(admin_client, ADD, new_post(admin_client, tags=tags))
        assert len(texts) == 1
        assert message in texts[0]

    def test_the_only_post_with_a_tag_may_change_its_spelling(self, admin_client: Client) -> None:
        url = change_url(make_post("first", tags="model"))
        assert submit(admin_client, url, read_form(admin_client, url) | {"tags": "models"}) == []
        assert list(Post.objects.get().tags.names()) == ["models"]

    def test_tags_in_use_are_listed(self, admin_client: Client) -> None:
        make_post("first", tags="career-change portfolio")
        assert "career-change, portfolio" in admin_client.get(ADD).content.decode()

    def test_renaming_moves_the_address(self, admin_client: Client) -> None:
        post = make_post("first", tags="job")
        url = change_url(Tag.objects.get())
        assert submit(admin_client, url, {"name": "work"}) == []
        assert Tag.objects.get().slug == "work"
        assert list(post.tags.names()) == ["work"]

    @pytest.mark.parametrize("name", ["careers", "career", "Work", "", "nul \0", "x" * 101])
    def test_renaming_refuses(self, admin_client: Client, name: str) -> None:
        make_post("first", tags="careers")
        make_post("second", tags="job")
        assert submit(admin_client, change_url(Tag.objects.get(name="job")), {"name": name})

    def test_the_list_counts_uses(self, admin_client: Client) -> None:
        make_post("first", tags="careers")
        make_post("second", tags="careers")
        assert '<td class="field-uses">2</td>' in admin_client.get("/admin/taggit/tag/").content.decode()


class TestList:
    def test_every_state_is_shown_and_found(self, admin_client: Client) -> None:
        for state, values in STATES.items():
            make_post(state.value, **values)
        html = admin_client.get("/admin/blog/post/").content.decode()
        for state in STATES:
            assert f"state-{state.value}" in html
            found = admin_client.get("/admin/blog/post/", {"state": state.value}).context["cl"].queryset
            assert [post.slug for post in found] == [state.value]

    def test_tags_filter(self, admin_client: Client) -> None:
        make_post("first", tags="careers")
        make_post("second", tags="job")
        found = admin_client.get("/admin/blog/post/", {"tag": "job"}).context["cl"].queryset
        assert [post.slug for post in found] == ["second"]

    def test_queries_do_not_grow(self, admin_client: Client) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                assert admin_client.get("/admin/blog/post/").status_code == 200
            assert not any("body_html" in query["sql"] for query in captured.captured_queries)
            return len(captured)

        for number in range(3):
            make_post(f"post-{number}")
        queries()  # content types are cached from here on
        few = queries()
        for number in range(3, 40):
            make_post(f"post-{number}", tags=f"careers tag-{number}")
        assert queries() == few <= 12


class TestPreview:
    @pytest.mark.parametrize("state", [State.SCHEDULED, State.DRAFT, State.EXPIRED])
    def test_a_post_that_is_not_public_has_one(self, admin_client: Client, state: State) -> None:
        post = make_post("hidden", body="## Secret\n\nText.", **STATES[state])
        url = reverse("admin:blog_post_preview", args=[post.pk])
        page = admin_client.get(change_url(post)).content.decode()
        assert f'href="{url}"' in page
        assert "View on site" not in page
        response = admin_client.get(url)
        assert response.status_code == 200
        assert response.templates[0].name == "blog/post.html"
        assert '<h2 id="secret">' in response.content.decode()
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert admin_client.get(post.get_absolute_url()).status_code == 404

    def test_a_public_post_is_viewed_on_the_site(self, admin_client: Client) -> None:
        post = make_post("open")
        page = admin_client.get(change_url(post)).content.decode()
        assert f'href="{post.get_absolute_url()}" class="viewsitelink">View on site' in page
        assert "/preview/" not in page

    def test_visitors_are_sent_to_sign_in(self, client: Client) -> None:
        response = client.get(reverse("admin:blog_post_preview", args=[make_post("hidden", draft=True).pk]))
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")

    @pytest.mark.parametrize(("permission", "status"), [("view_page", 403), ("view_post", 200)])
    def test_staff_need_permission(self, client: Client, permission: str, status: int) -> None:
        user = User.objects.create_user("editor", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename=permission))
        client.force_login(user)
        url = reverse("admin:blog_post_preview", args=[make_post("hidden", draft=True).pk])
        assert client.get(url).status_code == status

    @pytest.mark.parametrize("pk", ["999", "99999999999999999999"])
    def test_a_post_that_is_not_there_is_not_found(self, admin_client: Client, pk: str) -> None:
        assert admin_client.get(f"/admin/blog/post/{pk}/preview/").status_code == 404


class TestAuthors:
    URL = "/admin/blog/author/add/"

    def test_an_author_is_made(self, admin_client: Client) -> None:
        assert submit(admin_client, self.URL, {"name": "Jo Doe", "slug": "jo-doe"}) == []

    @pytest.mark.parametrize(
        "values", [{"slug": "Jo"}, {"slug": ""}, {"name": ""}, {"name": "x" * 121}, {"slug": "editorial-team"}]
    )
    def test_it_refuses(self, admin_client: Client, values: dict[str, str]) -> None:
        make_post("first")
        assert submit(admin_client, self.URL, {"name": "Jo Doe", "slug": "jo-doe", **values})

    def test_one_with_posts_is_not_deleted(self, admin_client: Client) -> None:
        author = make_post("first").author
        url = reverse("admin:blog_author_delete", args=[author.pk])
        assert "protected" in admin_client.get(url).content.decode()
        assert admin_client.post(url, {"post": "yes"}).status_code in {200, 403}
        assert Author.objects.filter(pk=author.pk).exists()
