"""What the figures of a country say, in a sentence: the heading of the page of salaries."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careers.models import Evidence
from careers.pay.best import is_of_adverts, is_of_developers, is_official
from careers.pay.figures import Figure
from careers.pay.money import LOCALE, money
from careers.pay.places import UK, US, country_name

# Names that are short enough to say whose adverts they are.
SHORT = {UK: gettext_lazy("UK"), US: gettext_lazy("US")}


@dataclass(frozen=True)
class Finding:
    heading: str
    extremes: str = ""
    """The highest and the lowest middle, where there are three."""


def finding(country: str, figures: Iterable[Figure]) -> Finding:
    """From the figures that head roles there; kinds and currencies are not mixed.

    It names the two roles of most adverts or answers: their middles are the firmest, and those of few the outermost.
    """
    heads = [item for item in figures if item.is_best]
    measured = [item.evidence for item in heads if item.evidence]
    for fits in (is_of_adverts, is_official, is_of_developers):
        if rows := sorted(filter(fits, measured), key=lambda row: -(row.n or 0)):
            rows = [row for row in rows if row.currency == rows[0].currency]
            return Finding(heading(country, rows), extremes(rows))
    name = country_name(country)
    if heads:
        return Finding(_("%(country)s: nothing is measured, there are only guesses") % {"country": name})
    return Finding(_("%(country)s: no figure for this country yet") % {"country": name})


def heading(country: str, rows: list[Evidence]) -> str:
    first, second = middle(rows[0]), middle(rows[min(1, len(rows) - 1)])
    values = {
        "country": SHORT.get(country) or country_name(country),
        "first": first,
        "second": second,
        "role": rows[0].role.title,
        "other": rows[min(1, len(rows) - 1)].role.title,
        "roles": format_list([row.role.title for row in rows[:2]], locale=LOCALE),
    }
    return sentence(rows[0], country in SHORT, is_one=first == second) % values


def sentence(row: Evidence, is_short: bool, is_one: bool) -> str:
    """With one amount for one or two roles, or with two."""
    if is_of_adverts(row) and is_short:
        if is_one:
            return _("In %(country)s adverts the middle is %(first)s for %(roles)s")
        return _("In %(country)s adverts the middle is %(first)s for %(role)s and %(second)s for %(other)s")
    if is_of_adverts(row):
        if is_one:
            return _("%(country)s: in adverts the middle is %(first)s for %(roles)s")
        return _("%(country)s: in adverts the middle is %(first)s for %(role)s and %(second)s for %(other)s")
    if row.official:
        if is_one:
            return _("%(country)s: in the official survey the middle is %(first)s for %(roles)s")
        return _(
            "%(country)s: in the official survey the middle is %(first)s for %(role)s and %(second)s for %(other)s"
        )
    if is_one:
        return _("%(country)s: among people who answered a survey the middle is %(first)s for %(roles)s")
    return _(
        "%(country)s: among people who answered a survey the middle is %(first)s for %(role)s "
        "and %(second)s for %(other)s"
    )


def extremes(rows: list[Evidence]) -> str:
    if len(rows) < 3:
        return ""
    low, *_others, high = sorted(rows, key=lambda row: row.p50 or 0)
    return _(
        "Of %(number)s roles that are measured here, the highest middle is %(high)s, for %(top)s, "
        "and the lowest %(low)s, for %(bottom)s."
    ) % {
        "number": len(rows),
        "high": middle(high),
        "top": high.role.title,
        "low": middle(low),
        "bottom": low.role.title,
    }


def middle(row: Evidence) -> str:
    return money(row.p50 or 0, row.currency)
