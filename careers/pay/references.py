"""What texts may refer to: figures of pay, numbers and shares of adverts, their source, and counts of the guide."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber, intcomma
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careers.models import (
    Background,
    Evidence,
    EvidenceKind,
    Programme,
    Question,
    Role,
    Salary,
    SalaryKind,
    Seniority,
    Skill,
)
from careers.pay.agreement import Agreement, agreement
from careers.pay.money import money
from careers.percentiles import MIN_SAMPLE, PERCENTILES, per_cent
from publishing.documents.references import MissingFigureError, register
from publishing.page_cache.version import once_per_version

POINTS = {"low": 10, "mid": 50, "high": 90, **{f"p{percent}": percent for percent in PERCENTILES}}
COUNTRIES = {"uk": "GB"}
COUNTED: dict[str, type[Model]] = {
    "backgrounds": Background,
    "programmes": Programme,
    "questions": Question,
    "roles": Role,
    "skills": Skill,
}

Key = tuple[str, str, str, str]
"""Role, country, level, kind."""


@once_per_version
def lines() -> dict[Key, Evidence]:
    """One query. Of several sources and currencies that with most adverts; an official survey counts none."""
    rows = Evidence.objects.select_related("role").defer("role__body", "role__body_html", "role__toc")
    found: dict[Key, Evidence] = {}
    for row in sorted(rows, key=lambda row: (row.n is None, row.n or 0, -row.pk)):
        found[row.role.slug, row.country, row.level, row.kind] = row
    return found


@once_per_version
def estimates() -> dict[tuple[str, str, str], Salary]:
    """Published estimates by role, region and track. One query."""
    rows = Salary.objects.filter(kind=SalaryKind.ESTIMATE).select_related("role", "region", "track")
    rows = rows.defer("role__body", "role__body_html", "role__toc")
    return {(row.role.slug, row.region.slug, row.track.slug if row.track else ""): row for row in rows}


@once_per_version
def counts() -> dict[str, int]:
    return {name: model._default_manager.count() for name, model in COUNTED.items()} | {"enough": MIN_SAMPLE}


def line(role: str, country: str, level: str = Seniority.ALL.value, kind: str = "") -> Evidence:
    """Adverts stand before a survey, unless one of the two is asked for. Raises MissingFigureError."""
    code = COUNTRIES.get(country, country.upper())
    kinds = [kind] if kind else EvidenceKind.values
    known = [lines().get((role, code, level, each)) for each in kinds]
    best = next((row for row in known if row and row.percentiles), None) or next(filter(None, known), None)
    if best is None:
        raise MissingFigureError(_("there is no such figure of this role in this country"))
    return best


def amount(row: Evidence, point: str) -> str:
    if point == "n" and row.n is not None:
        return number(row.n)
    percent = POINTS.get(point)
    if percent is None:
        names = ", ".join([*POINTS, "n"])
        raise MissingFigureError(_("expected one of these figures: %(names)s") % {"names": names})
    value = row.percentiles.get(percent)
    if value is None:
        raise MissingFigureError(_("too few adverts for this figure"))
    return money(value, row.currency)


def number(value: int) -> str:
    """As a figure, with a comma between thousands."""
    return str(intcomma(value, use_l10n=False))


def pay(role: str, country: str, point: str, level: str = Seniority.ALL.value) -> str:
    return amount(line(role, country, level), point)


def survey(role: str, country: str, point: str) -> str:
    return amount(line(role, country, kind=EvidenceKind.SURVEY), point)


def estimate(role: str, region: str, end: str, track: str = "") -> str:
    """One end of the range."""
    row = estimates().get((role, region, track))
    if row is None:
        raise MissingFigureError(_("there is no published estimate of this role in this region"))
    if end == "low":
        return money(row.low, row.currency)
    if end == "high" and row.high is not None:
        return money(row.high, row.currency)
    raise MissingFigureError(_("expected low or high, if the range has a high end"))


def compared(role: str, region: str) -> Agreement:
    """The adverts beside the published estimate. Raises MissingFigureError."""
    row = estimates().get((role, region, ""))
    found = agreement(row, line(role, region, kind=EvidenceKind.ADVERTS)) if row else None
    if found is None:
        raise MissingFigureError(_("there is no published estimate that these adverts could be compared with"))
    return found


def part(role: str, country: str, which: str) -> tuple[int, int]:
    """How many adverts are of a level, remote, or inside, below or above the published estimate; and of how many."""
    if which in {"inside", "below", "above"}:
        found = compared(role, country)
        return getattr(found, which), found.n
    if which not in {*Seniority.values, "remote"}:
        names = ", ".join([*Seniority.values, "remote", "inside", "below", "above"])
        raise MissingFigureError(_("expected one of these parts: %(names)s") % {"names": names})
    of_all = line(role, country, kind=EvidenceKind.ADVERTS)
    if which == "remote":
        if of_all.remote is None:
            raise MissingFigureError(_("it is not known how many of these adverts are remote"))
        return of_all.remote, of_all.n or 0
    code = COUNTRIES.get(country, country.upper())
    of_level = lines().get((role, code, which, EvidenceKind.ADVERTS.value))
    return (of_level.n or 0) if of_level else 0, of_all.n or 0


def adverts(role: str, country: str, which: str = Seniority.ALL.value) -> str:
    return number(part(role, country, which)[0])


def share(role: str, country: str, which: str) -> str:
    some, everything = part(role, country, which)
    if everything < MIN_SAMPLE:
        raise MissingFigureError(_("too few adverts for this figure"))
    return f"{per_cent(Fraction(some, everything))}%"


def source(role: str, country: str, kind: str = "") -> str:
    """The name of the source and the day of its figures."""
    row = line(role, country, kind=kind)
    return _("%(source)s, %(day)s") % {"source": row.source, "day": date_format(row.date, "j F Y")}


def count(what: str) -> str:
    """In words up to nine."""
    if what not in counts():
        names = ", ".join(counts())
        raise MissingFigureError(_("expected one of these counts: %(names)s") % {"names": names})
    return str(apnumber(counts()[what])) if what != "enough" else str(MIN_SAMPLE)


def register_figures() -> None:
    resolvers: tuple[Callable[..., Any], ...] = (pay, survey, estimate, adverts, share, source, count)
    for resolver in resolvers:
        register(resolver.__name__, resolver)
