"""Rows <-> records: what all kinds of document do alike. docs/content.md describes each key."""

from collections.abc import Iterable
from typing import Any, TypeVar

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

M = TypeVar("M", bound=Model)


def document_values(row: Any) -> dict[str, Any]:
    return {"slug": row.slug, "title": row.title, "description": row.description, "body": row.body}


def fill(row: Any, record: Record, *names: str) -> None:
    """Copies the named fields; None becomes an empty text where the column holds text."""
    for name in ("title", "description", *names):
        value = getattr(record, name)
        field = row._meta.get_field(name)
        setattr(row, name, "" if value is None and not field.null else value)


def replace(
    model: type[M], owner: dict[str, Any], rows: Iterable[dict[str, Any]], key: tuple[str, ...] = ()
) -> list[M]:
    """Leaves the owner these rows of the model and no others, in their order, and returns them.

    A row that there is already stays the row it is, so that a form opened before still names it: the one that agrees in
    `key`; without a key the one that agrees in everything, or else the next that is left.
    """
    has_order = any(field.name == "order" for field in model._meta.get_fields())
    wanted = [
        model(**owner, **values, **({"order": index} if has_order else {}))
        for index, values in enumerate(rows, start=1)
    ]
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and field.name not in owner]
    left = list(model._default_manager.filter(**owner))
    found: dict[int, M] = {}
    for names in [key] if key else [[field.name for field in fields if field.name != "order"], ()]:
        attributes = [model._meta.get_field(name).attname for name in names]  # type: ignore[union-attr]  # columns
        for index, new in enumerate(wanted):
            same = (row for row in left if all(getattr(row, name) == getattr(new, name) for name in attributes))
            if index not in found and (row := next(same, None)):
                found[index] = row
                left.remove(row)
    if left:
        model._default_manager.filter(pk__in=[row.pk for row in left]).delete()
    for index, row in found.items():
        new = wanted[index]
        wanted[index] = row
        changed = [field for field in fields if getattr(row, field.attname) != getattr(new, field.attname)]
        for field in changed:
            setattr(row, field.attname, getattr(new, field.attname))
        if changed:
            row.save(update_fields=[field.name for field in changed])
    if created := [row for row in wanted if row.pk is None]:
        model._default_manager.bulk_create(created)
    return wanted


def by_slug(model: type[Any], slugs: Iterable[str]) -> dict[str, Any]:
    return {row.slug: row for row in model.objects.filter(slug__in=set(slugs)).only("pk", "slug")}


def nothing_to_relate(record: BareRecord, row: Any) -> None:
    pass


def track_slug(part: Task | RoleSkill | Salary | Weight) -> str | None:
    return part.track.slug if part.track else None
