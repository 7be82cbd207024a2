"""Migrations that meet rows which a new constraint forbids: they name the rows and change nothing."""

from datetime import timedelta
from typing import Any

from django.core.management.base import CommandError
from django.db.migrations import RunPython
from django.db.models import CheckConstraint, Min

LISTED = 20
# A first load takes no longer, from the first row to the last.
FIRST_LOAD = timedelta(minutes=2)


def refuse_rows_outside(model: str, *constraints: CheckConstraint, columns: tuple[str, ...] = ()) -> RunPython:
    """Goes before the AddConstraint of these. `model` is such as `careers.Salary`.

    A condition must say what an empty column means (`field__isnull`), since it is negated here.
    `columns` are those shown of a row; all, if none is named.
    """

    def check(apps: Any, schema_editor: Any) -> None:
        rows = apps.get_model(model)._base_manager.using(schema_editor.connection.alias)
        lines: list[str] = []
        for constraint in constraints:
            broken = rows.exclude(constraint.condition).order_by("pk").values(*columns)
            for row in broken[: LISTED + 1 - len(lines)]:
                shown = {key: value if len(str(value)) <= 40 else f"{str(value)[:39]}…" for key, value in row.items()}
                lines.append(f"{constraint.name}: " + ", ".join(f"{key}={value}" for key, value in shown.items()))
        if lines:
            more = "\n…" if len(lines) > LISTED else ""
            raise CommandError(
                f"These rows of {model} break a rule that the database holds from now on. Nothing was changed. Mend or "
                "delete them in the admin of the version that you come from, then migrate again:\n"
                + "\n".join(lines[:LISTED])
                + more
            )

    return RunPython(check, RunPython.noop)


def forget_first_load(*models: str) -> RunPython:
    """Empties the day of change of rows that are as the first load made them, which was the day of that load."""

    def forget(apps: Any, schema_editor: Any) -> None:
        for model in models:
            rows = apps.get_model(model)._base_manager.using(schema_editor.connection.alias)
            if first := rows.aggregate(first=Min("modified"))["first"]:
                rows.filter(modified__lte=first + FIRST_LOAD).update(modified=None)

    return RunPython(forget, RunPython.noop)
