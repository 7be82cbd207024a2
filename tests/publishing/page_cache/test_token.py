"""Every change of what is public replaces the token, and so shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from taggit.models import Tag

from blog.models import Post
from careers.models import (
    Answer,
    Background,
    Question,
    Questionnaire,
    Region,
    Resource,
    Role,
    Salary,
    Skill,
    Statement,
    Track,
    Weight,
)
from guide.models import Page
from publishing.documents.load import load
from publishing.page_cache.cache import PageCache
from publishing.page_cache.token import published_tables
from tests.content import write_content
from tests.factories import make_post, make_programme, make_skill
from tests.publishing.page_cache.conftest import Clock, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some")]

Visit = Callable[[str], str]

CHANGES: list[tuple[str, str, Callable[[], object]]] = [
    ("/roles/role-0/", "Changed", lambda: save(Role.objects.get(slug="role-0"), title="Changed")),
    ("/roles/role-0/", "Changed", lambda: Statement.objects.update(text="Changed")),
    ("/skills/python/", "Changed", lambda: Resource.objects.update(publisher="Changed")),
    ("/salaries/", "99,999", lambda: save(Salary.objects.earliest("pk"), high=99_999)),
    ("/salaries/", "99,999", lambda: Salary.objects.update(high=99_999)),
    ("/skills/python/", "Changed", lambda: save(Skill.objects.get(slug="python"), title="Changed")),
    ("/salaries/", "Changed", lambda: save(Region.objects.get(slug="uk"), title="Changed")),
    ("/backgrounds/analyst/", "Changed", lambda: save(Background.objects.get(), title="Changed")),
    ("/programmes/", "Another", lambda: make_programme("another")),
    ("/roles/role-0/", "Another", lambda: make_programme("another").roles.add(Role.objects.get(slug="role-0"))),
    ("/blog/", "Changed", lambda: save(Post.objects.get(slug="post-0"), title="Changed")),
    ("/blog/", "Fresh", lambda: make_post("fresh")),
    ("/blog/post-0/", "rare", lambda: Post.objects.get(slug="post-0").tags.add("rare")),
    ("/blog/", "Renamed", lambda: Tag.objects.filter(name="careers").update(name="Renamed")),
    ("/about/", "Changed", lambda: save(Page.objects.get(), title="Changed")),
    ("/choose-your-path/", "Changed", lambda: save(Question.objects.earliest("pk"), text="Changed")),
    ("/choose-your-path/", "Changed", lambda: save(Answer.objects.earliest("pk"), text="Changed")),
    ("/choose-your-path/result/?code=yes", "Changed", lambda: Weight.objects.update(reason="Changed")),
    ("/choose-your-path/", "Changed", lambda: save(Questionnaire.objects.get(), notice="Changed")),
    ("/roles/", "Bulk", lambda: Role.objects.bulk_create([Role(slug="bulk", title="Bulk", description="x")])),
    ("/roles/", "Raw", lambda: connection.cursor().execute("UPDATE careers_role SET title = 'Raw'")),
]


def save(row: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


@pytest.mark.parametrize(("address", "text", "change"), CHANGES)
def test_a_change_shows(visit: Visit, address: str, text: str, change: Callable[[], object]) -> None:
    assert text not in visit(address)
    change()
    assert text in visit(address)


def test_a_deleted_row_goes(visit: Visit) -> None:
    assert "Post-0" in visit("/blog/")
    Post.objects.filter(slug="post-0").delete()
    assert "Post-0" not in visit("/blog/")


def test_a_rolled_back_transaction_changes_nothing(cache: PageCache, client: Client, clock: Clock) -> None:
    tag = client.get("/roles/").headers["ETag"]
    with transaction.atomic():
        Role.objects.update(title="Never")
        transaction.set_rollback(True)
    clock.turn(seconds=1)
    assert client.get("/roles/").headers["ETag"] == tag
    clock.turn(seconds=0.1)
    assert queries_of(client, "/roles/") == 0


@pytest.mark.parametrize("statement", ["DELETE FROM {table}", "UPDATE {table} SET {key} = {key}"])
def test_every_published_table_tells_of_its_changes(cache: PageCache, statement: str) -> None:
    make_programme("more").skills.add(make_skill())
    Track.objects.create(role=Role.objects.get(slug="role-0"), slug="one", title="One")
    for table in published_tables():
        before = cache.versions.fresh()
        with transaction.atomic(), connection.cursor() as cursor:
            key = connection.introspection.get_primary_key_column(cursor, table)
            some = f'WHERE {key} IN (SELECT min({key}) FROM "{table}")'  # noqa: S608
            cursor.execute(f"{statement.format(table=table, key=key)} {some}")
            assert cursor.rowcount == 1, f"{table} is empty, and shows nothing here"
            assert cache.versions.fresh() != before, table
            transaction.set_rollback(True)
        assert cache.versions.fresh() == before


def test_a_load_that_changes_nothing_leaves_the_version(cache: PageCache, tmp_path: Path) -> None:
    before = cache.versions.fresh()
    load(write_content(tmp_path))
    version = cache.versions.fresh()
    assert version != before
    load(tmp_path)
    assert cache.versions.fresh() == version
