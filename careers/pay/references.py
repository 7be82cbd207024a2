"""What texts may refer to: figures of pay, numbers and shares of adverts, their source, and counts of the guide."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any, NamedTuple

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
from careers.pay.agreement import agreement
from careers.pay.best import first, newest
from careers.pay.money import money
from careers.pay.places import country_of
from careers.percentiles import MIN_SAMPLE, PERCENTILES, per_cent
from publishing.documents.references import MissingFigureError, register
from publishing.page_cache.version import once_per_version

POINTS = {"low": 10, "mid": 50, "high": 90, **{f"p{percent}": percent for percent in PERCENTILES}}
COUNTED: dict[str, type[Model]] = {
    "backgrounds": Background,
    "programmes": Programme,
    "questions": Question,
    "roles": Role,
    "skills": Skill,
}

# Rows in memory at a time, where only a part of them is kept.
CHUNK = 50

# --- what a process keeps: tuples of what texts may say, and no rows --------------------------------------------


class Line(NamedTuple):
    """A row of evidence."""

    n: int | None
    values: tuple[int | None, ...]
    """By PERCENTILES."""
    currency: str
    source: str
    date: date
    remote: int | None


class Estimate(NamedTuple):
    """A published range."""

    low: int
    high: int | None
    currency: str
    adverts: tuple[int, int, int] | None
    """How many adverts of its country lie below, inside and above it, where they can be compared."""


Key = tuple[str, str, str, str]
"""Role, country, level, kind; of no kind is what stands before the others, as in `best_figure`."""


@once_per_version
def lines() -> dict[Key, Line]:
    """One query."""
    read = "country level kind official population currency n source date remote".split()
    rows = Evidence.objects.select_related("role").only("role__slug", *read, *(f"p{number}" for number in PERCENTILES))
    rows = rows.order_by("role__slug", "country", "level")
    found: dict[Key, Line] = {}
    for place, group in groupby(rows.iterator(CHUNK), lambda row: (row.role.slug, row.country, row.level)):
        known = list(group)
        by_kind = {kind: [row for row in known if row.kind == kind] for kind in EvidenceKind.values}
        rows_of = {kind: best_or_newest(rows) for kind, rows in by_kind.items()}
        rows_of[""] = first(row for row in known if row.p50 is not None) or rows_of[EvidenceKind.ADVERTS]
        lines = {row: line_of(row) for row in rows_of.values() if row}
        found.update({(*place, kind): lines[row] for kind, row in rows_of.items() if row})
    return found


def line_of(row: Evidence) -> Line:
    values = tuple(getattr(row, f"p{number}") for number in PERCENTILES)
    return Line(row.n, values, row.currency, row.source, row.date, row.remote)


@once_per_version
def estimates() -> dict[tuple[str, str, str], Estimate]:
    """By role, region and track. Two queries."""
    rows = Salary.objects.filter(kind=SalaryKind.ESTIMATE).select_related("role", "region", "track")
    rows = rows.defer("role__body", "role__body_html", "role__toc")
    evidence = Evidence.objects.of_all_levels().filter(country__in={country_of(row.region.slug) for row in rows})
    adverts: dict[tuple[int, str], list[Evidence]] = {}
    for advert in evidence.filter(kind=EvidenceKind.ADVERTS).iterator(CHUNK):
        adverts.setdefault((advert.role_id, advert.country), []).append(advert)
    found: dict[tuple[str, str, str], Estimate] = {}
    for row in rows:
        there = best_or_newest(adverts.get((row.role_id, country_of(row.region.slug)), []))
        item = agreement(row, there) if there else None
        around = (item.below, item.inside, item.above) if item else None
        key = row.role.slug, row.region.slug, row.track.slug if row.track else ""
        found[key] = Estimate(row.low, row.high, row.currency, around)
    return found


def best_or_newest(rows: list[Evidence]) -> Evidence | None:
    """The newest where all are of too few."""
    return first(row for row in rows if row.p50 is not None) or max(rows, key=newest, default=None)


@once_per_version
def counts() -> dict[str, int]:
    return {name: model._default_manager.count() for name, model in COUNTED.items()} | {"enough": MIN_SAMPLE}


# --- what a reference stands for -----------------------------------------------------------------------------


def line(role: str, country: str, level: str = Seniority.ALL.value, kind: str = "") -> Line:
    """What stands before the others, unless a kind is asked for. Raises MissingFigureError."""
    found = lines().get((role, country_of(country), level, kind))
    if found is None:
        raise MissingFigureError(_("there is no such figure of this role in this country"))
    return found


def amount(row: Line, point: str) -> str:
    if point == "n" and row.n is not None:
        return number(row.n)
    percent = POINTS.get(point)
    if percent is None:
        names = ", ".join([*POINTS, "n"])
        raise MissingFigureError(_("expected one of these figures: %(names)s") % {"names": names})
    value = row.values[PERCENTILES.index(percent)]
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


SIDES = ("below", "inside", "above")


def compared(role: str, region: str, side: str) -> tuple[int, int]:
    """How many adverts lie on this side of the published estimate, and of how many. Raises MissingFigureError."""
    row = estimates().get((role, region, ""))
    if row is None or row.adverts is None:
        raise MissingFigureError(_("there is no published estimate that these adverts could be compared with"))
    return row.adverts[SIDES.index(side)], sum(row.adverts)


def part(role: str, country: str, which: str) -> tuple[int, int]:
    """How many adverts of a level, fully remote, or on a side of the published estimate; and of how many."""
    if which in SIDES:
        return compared(role, country, which)
    if which not in {*Seniority.values, "remote"}:
        names = ", ".join([*Seniority.values, "remote", *SIDES])
        raise MissingFigureError(_("expected one of these parts: %(names)s") % {"names": names})
    of_all = line(role, country, kind=EvidenceKind.ADVERTS)
    if which == "remote":
        if of_all.remote is None:
            raise MissingFigureError(_("it is not known how many of these adverts are fully remote"))
        return of_all.remote, of_all.n or 0
    of_level = lines().get((role, country_of(country), which, EvidenceKind.ADVERTS.value))
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
