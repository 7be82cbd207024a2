"""How many adverts ask for each role in a country, and how many of them are meant for beginners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _

from careers.models import Evidence, EvidenceKind, Role, Seniority
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
    date: date

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


@once_per_version
def advert_bars(country: str = "") -> list[AdvertBar]:
    """A bar for every role, most adverts first; none where the country (ISO 3166) has no adverts.

    Without a country that of most adverts. All of one source and currency, the one with most adverts there: two
    indexes collect differently, so their numbers do not compare. Two queries.
    """
    adverts = Evidence.objects.filter(kind=EvidenceKind.ADVERTS, level__in=(Seniority.ALL, Seniority.ENTRY))
    if country:
        adverts = adverts.filter(country=country)
    read = "role country level currency n file source date first_year last_year".split()
    roles = Role.objects.only("slug", "title", "alias", "tagline", "hue", "glyph", "order")
    return bars_of(roles, adverts.only(*read))


def bars_of(roles: Iterable[Role], adverts: Iterable[Evidence]) -> list[AdvertBar]:
    indexes: dict[tuple[str, str, str], list[Evidence]] = {}
    for row in adverts:
        indexes.setdefault((row.country, row.file, row.currency), []).append(row)
    if not indexes:
        return []
    (country, _file, _currency), rows = max(indexes.items(), key=lambda item: (total(item[1]), item[0]))
    counts = {(row.role_id, row.level): row.n or 0 for row in rows}
    first, last = min(row.first_year for row in rows), max(row.last_year for row in rows)
    newest = max(rows, key=lambda row: row.date)
    bars = [
        AdvertBar(
            role=role,
            n=counts.get((role.pk, Seniority.ALL), 0),
            entry=counts.get((role.pk, Seniority.ENTRY), 0),
            most=max(counts.values()) or 1,
            country=country,
            window=str(first) if first == last else f"{first}–{last}",
            source=newest.source,
            date=newest.date,
        )
        for role in roles
    ]
    return sorted(bars, key=lambda bar: (-bar.n, bar.role.order, bar.role.slug))


def total(rows: Iterable[Evidence]) -> int:
    return sum(row.n or 0 for row in rows if row.level == Seniority.ALL)


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


def two_digits(value: Fraction) -> int:
    """Rounded: a ratio of counts is known no better."""
    step: int = 10 ** max(len(str(int(value))) - 2, 0)
    return step * rounded(value / step)


def number(value: int) -> str:
    return str(intcomma(value, use_l10n=False))
