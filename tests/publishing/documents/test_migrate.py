"""Migrations that meet rows which a new constraint forbids."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import CheckConstraint, Q

from guide.models import Page
from publishing.documents.migrate import forget_first_load, refuse_rows_outside


@pytest.mark.django_db
def test_a_migration_names_the_rows_that_a_constraint_forbids() -> None:
    Page.objects.create(slug="empty", title="Empty", description="A page.")
    Page.objects.create(slug="fine", title="Fine", description="A page.", updated=date(2020, 1, 1))
    Page.objects.create(slug="old", title="Old", description="A page.", updated=date(1995, 1, 1))
    rule = Q(updated__isnull=True) | Q(updated__gte=date(2000, 1, 1))
    operation = refuse_rows_outside("guide.Page", CheckConstraint(condition=rule, name="a_rule"))
    editor: Any = SimpleNamespace(connection=connection)
    state: Any = apps  # as they are, where a migration has those of its time
    with pytest.raises(CommandError, match=r"a_rule: .*slug=old") as caught:
        operation.code(state, editor)
    assert "slug=fine" not in str(caught.value)
    assert "slug=empty" not in str(caught.value)


@pytest.mark.django_db
def test_rows_of_the_first_load_forget_its_day_and_others_keep_theirs() -> None:
    loaded, edited = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    for number, moment in enumerate((loaded, loaded + timedelta(seconds=30), edited)):
        page = Page.objects.create(slug=f"page-{number}", title="Page", description="A page.")
        Page.objects.filter(pk=page.pk).update(modified=moment)
    state: Any = apps
    forget_first_load("guide.Page", "careers.Role").code(state, SimpleNamespace(connection=connection))  # type: ignore[arg-type]  # all it reads
    assert list(Page.objects.order_by("pk").values_list("modified", flat=True)) == [None, None, edited]
