"""Reads a row and the rows that hang on it in one query.

Of a page that needs a dozen small sets of rows, most of the time goes into making a dozen queries, and little of it
into the database. Here each set is a subselect that gives JSON, and the statement is made once. The result is the row
as `prefetch_related` would have left it.
"""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import F, Model, QuerySet, Subquery
from django.db.models.fields.json import JSONField

M = TypeVar("M", bound=Model)

# Left out of the attached rows, and read if they are asked for: a document's texts, and what JSON would change.
TEXTS = {"body", "body_html", "toc", "words", "base_digest"}
CHANGED = (JSONField, models.DateTimeField)
# To be turned back into what JSON has no form of.
CONVERTED = (models.BooleanField, models.DateField, models.DecimalField)
# Stands in the statement where the value asked for is put in.
PLACEHOLDER = "\0"


class JSONRows(Subquery):
    """The rows of a queryset of values, as an array of arrays."""

    output_field = JSONField()

    def as_sql(self, compiler: Any, connection: Any, template: str | None = None, **extra: Any) -> Any:
        columns = ", ".join(self.query.annotation_select)
        if connection.vendor == "postgresql":
            template = f"(SELECT json_agg(json_build_array({columns}))::text FROM (%(subquery)s) rows)"  # noqa: S608  # our own names
        else:
            template = f"(SELECT json_group_array(json_array({columns})) FROM (%(subquery)s))"  # noqa: S608  # our own names
        return super().as_sql(compiler, connection, template=template, **extra)


class Branch:
    """The columns of one model, at some place in a row of JSON."""

    def __init__(self, model: type[Model], prefix: str, start: int) -> None:
        self.model = model
        self.fields = [
            field for field in model._meta.concrete_fields if field.name not in TEXTS and not isinstance(field, CHANGED)
        ]
        self.columns = [prefix + field.attname for field in self.fields]
        self._names = [field.attname for field in self.fields]
        self._place = slice(start, start + len(self.fields))
        self._converted = [
            (index, field.to_python) for index, field in enumerate(self.fields) if isinstance(field, CONVERTED)
        ]

    def row(self, values: list[Any], using: str) -> Model | None:
        """None for a row that a left join did not find."""
        own = values[self._place]
        if own[0] is None:
            return None
        for index, convert in self._converted:
            own[index] = convert(own[index])
        return self.model.from_db(using, self._names, own)


class Part:
    """Rows that hang on another, with those that `select_related` joins to them."""

    def __init__(self, rows: "QuerySet[Any]") -> None:
        self.model: type[Model] = rows.model
        self._own = Branch(self.model, "", 0)
        self._joined: dict[str, Branch] = {}
        columns = list(self._own.columns)
        for name in rows.query.select_related or ():  # type: ignore[union-attr]  # names were given
            other: Any = self.model._meta.get_field(name).related_model
            self._joined[name] = Branch(other, f"{name}__", len(columns))
            columns += self._joined[name].columns
        named = {f"c{index}": F(column) for index, column in enumerate(columns)}
        self.expression = JSONRows(rows.select_related(None).annotate(**named).values_list(*named))

    def rows(self, data: str | None, parent: Model, link: str, using: str) -> "QuerySet[Any]":
        """As a queryset that has its result. `link` is the field that leads back to the parent, if there is one."""
        found = []
        for values in json.loads(data or "[]"):
            row = self._own.row(values, using)
            assert row  # noqa: S101  # its primary key is its first column
            for name, branch in self._joined.items():
                row._state.fields_cache[name] = branch.row(values, using)
            if link:
                row._state.fields_cache[link] = parent
            found.append(row)
        result: QuerySet[Any] = QuerySet(self.model, using=using)
        result._result_cache = found
        return result


class Unpacked(dict[str, "QuerySet[Any]"]):
    """What `prefetch_related` would have left. Rows are made of a part's JSON when they are first asked for."""

    def __init__(self, parts: dict[str, Part], row: Any, using: str) -> None:
        self._parts, self._row, self._using = parts, row, using

    def __missing__(self, name: str) -> "QuerySet[Any]":
        relation: Any = self._row._meta.get_field(name)
        link = relation.remote_field.name if relation.one_to_many else ""
        data = getattr(self._row, f"part_{name}")
        rows = self[name] = self._parts[name].rows(data, self._row, link, self._using)
        return rows


class Together(Generic[M]):
    """`get(value)` gives the row with this value of `field`, and its parts under their related names."""

    def __init__(self, model: type[M], field: str, parts: "Callable[[], dict[str, QuerySet[Any]]]") -> None:
        """`parts` gives querysets that refer to the row by `OuterRef`; they are made at the first call."""
        self._model, self._field, self._make = model, field, parts
        self._statements: dict[str, tuple[str, list[Any]]] = {}

    @cached_property
    def _parts(self) -> dict[str, Part]:
        return {name: Part(rows) for name, rows in self._make().items()}

    def _statement(self, using: str) -> tuple[str, list[Any]]:
        if using not in self._statements:
            parts = {f"part_{name}": part.expression for name, part in self._parts.items()}
            names = [field.attname for field in self._model._meta.concrete_fields]
            rows = self._model._base_manager.filter(**{self._field: PLACEHOLDER}).annotate(**parts)
            query = rows.values_list(*names, *parts).query
            sql, parameters = query.get_compiler(using).as_sql()
            self._statements[using] = sql, list(parameters)
        return self._statements[using]

    def get(self, value: str) -> M | None:
        using = self._model._base_manager.db
        sql, parameters = self._statement(using)
        given = [value if parameter == PLACEHOLDER else parameter for parameter in parameters]
        row: Any = next(iter(self._model._base_manager.raw(sql, given)), None)
        if row is None:
            return None
        row._prefetched_objects_cache = Unpacked(self._parts, row, using)
        found: M = row
        return found
