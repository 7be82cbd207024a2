from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from careers.codes import LANGUAGES
from careers.freshness import days_old
from careers.models import Evidence, Role, Salary, SalaryKind
from careers.pay.adverts import AdvertBar
from careers.pay.agreement import Agreement
from careers.pay.figures import Figure
from careers.pay.money import money, range_text
from careers.pay.places import code_of, country_name, place_of
from careers.pay.role_pay import RolePay
from careers.pay.scale import Scale, Scales
from careers.roles.cards import card_address
from careers.roles.career_map import Place, across, career_map, upwards
from careers.roles.glyphs import glyph_paths

register = template.Library()
register.filter("money", money)


@register.filter
def card_url(role: Role | None) -> str:
    """The picture that stands beside links to a page about the role; nothing where the page is of none."""
    return card_address(role) if role else ""


def isolated(text: str) -> SafeString:
    """With a direction of its own: among letters from the right, signs and ends of a range would change places."""
    return format_html("<bdi>{}</bdi>", text)


@register.filter
def salary_range(salary: Salary) -> SafeString:
    return isolated(range_text(salary))


@register.filter
def signed(number: int) -> SafeString:
    """With a minus sign where there is one, not a hyphen."""
    return isolated(f"{number:+d}".replace("-", "−"))


@register.simple_tag
def glyph(role: Role) -> SafeString:
    """The role's drawing, in its colours; the name beside it is what a screen reader reads."""
    return format_html(
        '<svg class="glyph {}" viewBox="0 0 32 32" width="32" height="32" fill="none" stroke="currentColor"'
        ' aria-hidden="true">{}</svg>',
        role.hue_class,
        glyph_lines(role),
    )


@register.simple_tag
def glyph_lines(role: Role) -> SafeString:
    """The drawing without its frame, to be set into another."""
    return mark_safe(glyph_paths(role.glyph))  # noqa: S308  # a constant of careers.roles.glyphs


@register.inclusion_tag("includes/_career_map.html", takes_context=True)
def draw_career_map(context: Context, bars: Iterable[AdvertBar], you: Place | None = None) -> dict[str, Any]:
    """A map of `advert_bars()`. No query.

    `you` marks the place of the reader: from people to systems, and from discovering to building, each −100 to 100.
    """
    return {"map": career_map(bars, you), "in_query": context.get("in_query", "")}


@register.filter
def stands(role: Role) -> str:
    """Where a role stands on the career map, in words; nothing of one that is not on it."""
    if role.map_systems is None or role.map_building is None:
        return ""
    return _("%(across)s, %(upwards)s") % {
        "across": across(role.map_systems),
        "upwards": upwards(role.map_building),
    }


@register.filter
def converted(figure: Figure) -> SafeString | str:
    """A figure in the currency that was asked for: the middle, and the ends in brackets; nothing without a rate."""
    exchange, low = figure.exchange, figure.low_converted
    if exchange is None or not figure.is_converted or low is None:
        return ""
    high = "" if figure.high_converted is None else f"–{money(figure.high_converted, exchange.currency)}"
    ends = f"{money(low, exchange.currency)}{high}{'+' if figure.open_ended else ''}"
    if figure.median_converted is None:
        return isolated(f"≈ {ends}")
    return isolated(f"≈ {money(figure.median_converted, exchange.currency)} ({ends})")


@register.simple_tag
def pay_marks(row: Salary | Evidence, is_best: bool = False) -> SafeString:
    """The data attributes of a figure of pay, which docs/data.md describes."""
    marks: dict[str, Any] = {"salary": f"{row.role.slug}:{place_of(row)}", "kind": row.kind}
    if isinstance(row, Evidence):
        marks |= {"level": row.level, "low": row.p10, "mid": row.p50, "high": row.p90, "n": row.n}
        marks |= {"p25": row.p25, "p75": row.p75}
    else:
        marks |= {"low": row.low, "mid": None, "high": row.high, "n": row.sample}
    marks["currency"] = row.currency
    if is_best:
        marks["best"] = "true"
    return format_html_join(
        " ", 'data-{}="{}"', ((name, "" if value is None else value) for name, value in marks.items())
    )


@register.inclusion_tag("includes/_drawn.html")
def draw_pay(
    scales: Scales | Scale, row: Salary | Evidence, ticks: bool = False, words: bool = False
) -> dict[str, Any]:
    """A band, hatched if it is a guess, and its middle; nothing where there are too few figures to draw.

    `ticks` puts the amounts of the scale beneath it, `words` what its parts are beside them.
    """
    scale = scales.of(row) if isinstance(scales, Scales) else scales
    return {"bar": scale.bar(row), "scale": scale, "role": row.role, "ticks": ticks, "words": words}


register.filter("country_name", country_name)
register.filter("country_code", code_of)


@register.filter
def language_name(code: str) -> str:
    return LANGUAGES.get(code, code)


@register.filter
def agreements(pay: RolePay, salary: Salary) -> list[Agreement]:
    return pay.compared[salary.pk]


@register.filter
def is_among(one: object, others: Iterable[object]) -> bool:
    return any(one is other for other in others)


@register.filter
def is_estimate(row: Salary | Evidence) -> bool:
    return row.kind == SalaryKind.ESTIMATE


@register.filter
def days_since(day: date) -> int:
    return days_old(day)


@register.filter
def years(evidence: Evidence) -> str:
    first, last = evidence.first_year, evidence.last_year
    return str(first) if first == last else f"{first}–{last}"


@register.filter
def ends(evidence: Evidence) -> SafeString:
    """From the lowest known percentile to the highest, with a plus where the source stops counting."""
    known = evidence.percentiles
    low, high = known[min(known)], known[max(known)]
    plus = "+" if evidence.top_coded else ""
    return isolated(f"{money(low, evidence.currency)}–{money(high, evidence.currency)}{plus}")


def lowest_and_highest(row: Salary | Evidence) -> tuple[int, int | None, bool]:
    """And whether some are paid more than the highest."""
    if isinstance(row, Salary):
        return row.low, row.high, row.open_ended
    known = row.percentiles
    return known[min(known)], known[max(known)], bool(row.top_coded)


@register.filter
def between(row: Salary | Evidence) -> SafeString:
    """The ends of a figure as a voice reads them, each amount with a direction of its own."""
    low, high, is_open = lowest_and_highest(row)
    first = format_html("<bdi>{}</bdi>", money(low, row.currency))
    if high is None:
        return format_html(_("from {low}"), low=first)
    last = format_html("<bdi>{}{}</bdi>", money(high, row.currency), "+" if is_open else "")
    return format_html(_("{low} to {high}"), low=first, high=last)


@register.inclusion_tag("includes/_salary_axis.html")
def salary_axis(scale: Scale) -> dict[str, Any]:
    return {"scale": scale}
