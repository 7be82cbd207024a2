"""Migrations that meet rows which a new constraint forbids."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import CheckConstraint, Q

from guide.models import Page
from publishing.documents.migrate import refuse_rows_outside


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
