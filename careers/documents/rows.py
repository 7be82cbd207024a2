"""Rows <-> records: what all kinds of document do alike. docs/content.md describes each key."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from careers.models import (
    RoleSkill,
    Salary,
    Task,
    Weight,
)
from publishing.documents.records import (
    BareRecord,
    Record,
)


def document_values(row: Any) -> dict[str, Any]:
    return {"slug": row.slug, "title": row.title, "description": row.description, "body": row.body}


def fill(row: Any, record: Record, *names: str) -> None:
    """Copies the named fields; None becomes an empty text where the column holds text."""
    for name in ("title", "description", *names):
        value = getattr(record, name)
        field = row._meta.get_field(name)
        setattr(row, name, "" if value is None and not field.null else value)


def replace(model: type[Model], owner: dict[str, Any], rows: Iterable[dict[str, Any]]) -> None:
    """Deletes the owner's rows of this model and creates the given ones in their order."""
    model._default_manager.filter(**owner).delete()
    has_order = any(field.name == "order" for field in model._meta.get_fields())
    model._default_manager.bulk_create(
        model(**owner, **values, **({"order": index} if has_order else {}))
        for index, values in enumerate(rows, start=1)
    )


def by_slug(model: type[Any], slugs: Iterable[str]) -> dict[str, Any]:
    return {row.slug: row for row in model.objects.filter(slug__in=set(slugs)).only("pk", "slug")}


def nothing_to_relate(record: BareRecord, row: Any) -> None:
    pass


def track_slug(part: Task | RoleSkill | Salary | Weight) -> str | None:
    return part.track.slug if part.track else None
