"""Migrations that meet rows of another time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

BEFORE = ("careers", "0002_evidence_and_exchange_rates")
SOURCED = "0003_figures_have_sources_and_dates"


def is_applied(name: str) -> bool:
    return ("careers", name) in MigrationRecorder(connection).applied_migrations()


def constraints(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, table))


@pytest.fixture
def before(transactional_db: None) -> Iterator[Any]:
    """The models before the figures had to have sources; afterwards the database is up to date again, and empty."""
    call_command("migrate", *BEFORE, verbosity=0)
    models = MigrationExecutor(connection).loader.project_state([BEFORE]).apps
    yield models
    for name in ("Evidence", "ExchangeRate", "Salary", "Role"):
        models.get_model("careers", name).objects.all().delete()
    call_command("migrate", verbosity=0)


def test_rows_without_source_or_out_of_time_are_listed_and_nothing_is_changed(before: Any) -> None:
    role = before.get_model("careers", "Role").objects.create(slug="data-engineer", title="Data Engineer")
    region = before.get_model("careers", "Region").objects.create(slug="uk", title="UK", currency="GBP")
    salaries = before.get_model("careers", "Salary").objects
    values = {"role": role, "region": region, "low": 1, "high": 2, "currency": "GBP"}
    good = salaries.create(**values, kind="survey", source="A survey", date=date(2026, 1, 1))
    bad = salaries.create(**values, kind="estimate", source="", date=date(9999, 12, 31))
    with pytest.raises(CommandError) as caught:
        call_command("migrate", verbosity=0)
    text = str(caught.value)
    assert "These rows of careers.Salary break a rule" in text
    assert "Nothing was changed" in text
    assert f"salary_has_a_source: id={bad.pk}, role__slug=data-engineer, region__slug=uk, kind=estimate" in text
    assert f"salary_is_of_our_time: id={bad.pk}, " in text
    assert f"id={good.pk}," not in text
    assert not is_applied(SOURCED)
    assert "salary_has_a_source" not in constraints("careers_salary")
    assert "evidence_has_a_source" not in constraints("careers_evidence")
    assert sorted(salaries.values_list("source", "date")) == [
        ("", date(9999, 12, 31)),
        ("A survey", date(2026, 1, 1)),
    ]
    salaries.filter(pk=bad.pk).update(source="Editors' estimate", date=date(2026, 1, 1))
    call_command("migrate", verbosity=0)
    assert is_applied(SOURCED)
    assert {"salary_has_a_source", "salary_is_of_our_time"} <= constraints("careers_salary")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"licence": ""}, "evidence_has_a_licence"),
        ({"source": " "}, "evidence_has_a_source"),
        ({"first_year": 1066}, "evidence_years_are_of_our_time"),
    ],
)
def test_evidence_is_asked_too(before: Any, values: dict[str, Any], rule: str) -> None:
    role = before.get_model("careers", "Role").objects.create(slug="data-engineer", title="Data Engineer")
    row = {"slug": "a", "file": "a", "role": role, "country": "GB", "kind": "survey", "currency": "GBP"}
    row |= {"first_year": 2024, "last_year": 2025, "source": "A survey", "licence": "CC0", "date": date(2026, 1, 1)}
    before.get_model("careers", "Evidence").objects.create(**{**row, **values})
    with pytest.raises(CommandError, match=rf"careers\.Evidence break[^|]*{rule}: id=\d+, role__slug=data-engineer"):
        call_command("migrate", verbosity=0)
    assert not is_applied(SOURCED)
