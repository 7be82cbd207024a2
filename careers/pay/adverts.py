"""How many adverts ask for each role in a country, and how many of them are meant for beginners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils.translation import gettext as _

from careers.models import EvidenceKind, Role, Seniority
from careers.pay.scale import percent
from careers.percentiles import MIN_SAMPLE, per_cent, rounded
from publishing.page_cache.version import once_per_version


@dataclass(frozen=True)
class AdvertBar:
    """Adverts for a role, counted as the method says: distinct, full-time, by title."""

    role: Role
    n: int
    """Of all levels; 0 where the source has none."""
    entry: int
    """Marked as for beginners."""
    most: int
    """The number of adverts that the longest bar stands for."""
    country: str
    window: str
    """The years of the adverts that the source has of all roles: `2023–2025`."""
    source: str
    date: date | None

    @property
    def share(self) -> int | None:
        """Per cent that are for beginners; None of too few adverts to say."""
        return per_cent(Fraction(self.entry, self.n)) if self.n >= MIN_SAMPLE else None

    @property
    def width(self) -> str:
        return percent(100 * self.n / self.most)

    @property
    def entry_width(self) -> str:
        return percent(100 * self.entry / self.most)


class Line(NamedTuple):
    """A row of evidence."""

    level: str
    n: int
    first_year: int
    last_year: int
    source: str
    date: date


NOTHING: dict[int, list[Line]] = {}


@once_per_version
def advert_bars(country: str = "") -> list[AdvertBar]:
    """A bar for every role, most adverts first. One query, of roles with what lists and maps show of them.

    Of the country (ISO 3166), or of the one of most adverts. All of one source and currency, the one with most
    adverts there: two indexes collect differently, so their numbers do not compare.
    """
    roles: dict[int, Role] = {}
    indexes: dict[tuple[str, str, str], dict[int, list[Line]]] = {}
    for role in roles_with_adverts(country):
        roles.setdefault(role.pk, role)
        if role.n is not None:
            line = Line(role.level, role.n, role.first_year, role.last_year, role.source, role.date)
            index = indexes.setdefault((role.country, role.file, role.currency), {})
            index.setdefault(role.pk, []).append(line)
    key, index = max(indexes.items(), key=lambda item: (total(item[1]), item[0]), default=((country, "", ""), NOTHING))
    lines = [line for lines in index.values() for line in lines]
    years = sorted({line.first_year for line in lines} | {line.last_year for line in lines})
    newest = max(lines, key=lambda line: line.date, default=None)
    bars = [
        AdvertBar(
            role=role,
            n=counted(index.get(role.pk, []), Seniority.ALL),
            entry=counted(index.get(role.pk, []), Seniority.ENTRY),
            most=max((line.n for line in lines), default=1),
            country=key[0],
            window="–".join(map(str, dict.fromkeys([years[0], years[-1]]))) if years else "",
            source=newest.source if newest else "",
            date=newest.date if newest else None,
        )
        for role in roles.values()
    ]
    return sorted(bars, key=lambda bar: (-bar.n, bar.role.order, bar.role.slug))


def roles_with_adverts(country: str) -> QuerySet[Any]:
    """Each role once for every count of its adverts there, of all levels and of beginners; once if there is none."""
    condition = Q(evidence__kind=EvidenceKind.ADVERTS, evidence__level__in=(Seniority.ALL, Seniority.ENTRY))
    if country:
        condition &= Q(evidence__country=country)
    roles = Role.objects.annotate(advert=FilteredRelation("evidence", condition=condition))
    read = "country level currency n file source date first_year last_year".split()
    shown = "slug title alias tagline hue glyph map_systems map_building order".split()
    return roles.only(*shown).annotate(**{name: F(f"advert__{name}") for name in read})


def total(index: dict[int, list[Line]]) -> int:
    return sum(counted(lines, Seniority.ALL) for lines in index.values())


def counted(lines: Iterable[Line], level: str) -> int:
    return sum(line.n for line in lines if line.level == level)


def advert_finding(bars: Iterable[AdvertBar]) -> str:
    """What the bars say, in a sentence: the longest against the shortest one that is of enough adverts to say."""
    counted = [bar for bar in bars if bar.n]
    if not counted:
        return _("No adverts have been counted yet")
    longest = counted[0]
    shortest = [bar for bar in counted if bar.n >= MIN_SAMPLE or bar is longest][-1]
    if longest.n < 2 * shortest.n:
        values = {"role": longest.role.title, "n": number(longest.n), "all": number(sum(bar.n for bar in counted))}
        return _("More adverts ask for %(role)s than for any other role: %(n)s of %(all)s") % values
    times = number(two_digits(Fraction(longest.n, shortest.n)))
    values = {"role": shortest.role.title, "other": longest.role.title, "times": times}
    return _("For every %(role)s advert there are about %(times)s for %(other)s") % values


def beginners(bars: Iterable[AdvertBar]) -> str:
    """How many of all adverts are for beginners, in a sentence; nothing of too few to say."""
    known = list(bars)
    n, entry = sum(bar.n for bar in known), sum(bar.entry for bar in known)
    if n < MIN_SAMPLE:
        return ""
    values = {"n": number(n), "entry": number(entry), "share": per_cent(Fraction(entry, n))}
    return _("Of %(n)s adverts, %(entry)s are marked as open to beginners: %(share)s%%.") % values


def two_digits(value: Fraction) -> int:
    """Rounded: a ratio of counts is known no better."""
    step: int = 10 ** max(len(str(int(value))) - 2, 0)
    return step * rounded(value / step)


def number(value: int) -> str:
    return str(intcomma(value, use_l10n=False))
