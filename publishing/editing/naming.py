"""Columns that name documents of another app by their slugs: what a form offers, and what happens to what is named.

The apps do not know each other, so no foreign key can do it. `Kind.names` says which columns these are.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Model

from publishing.documents.kinds import kinds


def offered(kind_name: str) -> list[tuple[str, str]]:
    """(slug, title) of every document of a kind."""
    model = next(kind.model for kind in kinds() if kind.name == kind_name)
    return list(model._default_manager.values_list("slug", "title"))


def field_of(db_field: Any, kind_name: str) -> forms.MultipleChoiceField:
    """A box to tick for every document of a kind."""
    return forms.MultipleChoiceField(
        choices=lambda: offered(kind_name),
        widget=forms.CheckboxSelectMultiple,
        required=not db_field.blank,
        label=str(db_field.verbose_name).capitalize(),
        help_text=db_field.help_text,
    )


def naming(named: type[Model], slug: str) -> Iterator[tuple[Any, str]]:
    """(row, column) of all that name this document. One query for each column of other apps that names its kind."""
    own = next((kind.name for kind in kinds() if kind.model is named), "")
    for kind in kinds():
        for column in (column for column, name in kind.names.items() if name == own):
            for row in kind.model._default_manager.only("slug", "title", column):
                if slug in getattr(row, column):
                    yield row, column


def follow(named: type[Model], old: str, new: str) -> None:
    """Has all that name a document name it as it is called now, as foreign keys do. Their texts stay as they are."""
    for row, column in naming(named, old):
        slugs = [new if slug == old else slug for slug in getattr(row, column)]
        type(row)._default_manager.filter(pk=row.pk).update(**{column: slugs})
