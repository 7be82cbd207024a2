"""The salaries as CSV and JSON. docs/data.md describes the fields; static/schemas/salaries.json the JSON."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from careers.pay.figures import Figure
from careers.percentiles import PERCENTILES
from publishing.documents.references import fill

FIELDS = (
    "role",
    "role_title",
    "region",
    "country",
    "track",
    "level",
    "kind",
    "currency",
    "period",
    "low",
    "high",
    "open_ended",
    "n",
    *(f"p{percent}" for percent in PERCENTILES),
    "top_coded",
    "first_year",
    "last_year",
    "date",
    "stale",
    "population",
    "source",
    "source_url",
    "licence",
    "note",
    "converted_currency",
    "converted_low",
    "converted_high",
    *(f"converted_p{percent}" for percent in PERCENTILES),
    "rate_date",
    "best",
    "notice",
)


def record(figure: Figure) -> dict[str, Any]:
    """By FIELDS; None where there is nothing to say."""
    row = dict.fromkeys(FIELDS)
    values: dict[str, Any] = {
        **row,
        "role": figure.role.slug,
        "role_title": figure.role.title,
        "region": figure.place,
        "level": figure.level,
        "kind": figure.row.kind,
        "currency": figure.currency,
        "period": figure.period,
        "n": figure.n,
        "date": figure.row.date.isoformat(),
        "stale": figure.is_stale,
        "source": figure.row.source,
        "source_url": figure.row.source_url or None,
        "licence": figure.licence,
        "best": figure.is_best,
    }
    amounts: dict[str, int | None] = {}
    if salary := figure.salary:
        amounts = {"low": salary.low, "high": salary.high}
        values |= {
            "track": salary.track.slug if salary.track else None,
            "open_ended": salary.open_ended,
            "note": fill(salary.note) or None,
        }
    if evidence := figure.evidence:
        amounts = {f"p{percent}": getattr(evidence, f"p{percent}") for percent in PERCENTILES}
        values |= {
            "country": evidence.country,
            "top_coded": evidence.top_coded,
            "first_year": evidence.first_year,
            "last_year": evidence.last_year,
            "population": evidence.population or None,
            "notice": evidence.notice or None,
        }
    values |= amounts
    if figure.exchange and figure.is_converted:
        values |= {f"converted_{name}": figure.converted(amount) for name, amount in amounts.items()}
        values |= {"converted_currency": figure.exchange.currency, "rate_date": figure.exchange.day.isoformat()}
    return values


def cell(value: Any) -> str:
    """Text that no spreadsheet takes for a formula; a number is never one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    is_risky = not isinstance(value, int) and text[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}
    return f"'{text}" if is_risky else text


def as_csv(figures: Iterable[Figure]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(FIELDS)
    writer.writerows([cell(value) for value in record(figure).values()] for figure in figures)
    return file.getvalue()
