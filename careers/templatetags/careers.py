from collections.abc import Iterable
from typing import Any

from babel import Locale
from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from careers.models import Evidence, Region, Role, Salary
from careers.pay.money import LOCALE, money, range_text
from careers.pay.scale import Scale, Scales
from careers.roles.career_map import career_map
from careers.roles.glyphs import glyph_paths

register = template.Library()
register.filter("salary_range", range_text)
register.filter("money", money)


@register.filter
def signed(number: int) -> str:
    """With a minus sign where there is one, not a hyphen."""
    return f"{number:+d}".replace("-", "−")


@register.simple_tag
def glyph(role: Role) -> SafeString:
    """The role's drawing, in its colours; the name beside it is what a screen reader reads."""
    return format_html(
        '<svg class="glyph {}" viewBox="0 0 32 32" aria-hidden="true">{}</svg>', role.hue_class, glyph_lines(role)
    )


@register.simple_tag
def glyph_lines(role: Role) -> SafeString:
    """The drawing without its frame, to be set into another."""
    return mark_safe(glyph_paths(role.glyph))  # noqa: S308  # a constant of careers.roles.glyphs


@register.inclusion_tag("includes/_career_map.html")
def draw_career_map(roles: Iterable[Role], current: Role | None = None, key: bool = True) -> dict[str, Any]:
    """No query beyond the roles and, of the current one, the near roles, which are joined to it by a line."""
    spots = career_map(roles, current)
    here = next((spot for spot in spots if spot.role == current), None)
    near = {item.other_id for item in current.neighbours.all()} if current else set()
    return {
        "spots": spots,
        "here": here,
        "near": [spot for spot in spots if spot.role.pk in near],
        "key": key,
        "all_clear": all(spot.clear for spot in spots),
    }


@register.inclusion_tag("includes/_salary_bar.html")
def salary_bar(scales: Scales, salary: Salary, ticks: bool = False) -> dict[str, Any]:
    scale = scales.of(salary)
    return {"bar": scale.bar(salary), "scale": scale, "role": salary.role, "ticks": ticks}


@register.inclusion_tag("includes/_evidence_box.html")
def evidence_box(scales: Scales, region: Region, evidence: Evidence, ticks: bool = False) -> dict[str, Any]:
    scale = scales.of_evidence(region, evidence)
    return {"box": scale.box(evidence), "scale": scale, "role": evidence.role, "ticks": ticks}


@register.filter
def country_name(code: str) -> str:
    """In words; the code itself for a country that there is not."""
    return str(Locale.parse(LOCALE).territories.get(code, code))


@register.filter
def years(evidence: Evidence) -> str:
    first, last = evidence.first_year, evidence.last_year
    return str(first) if first == last else f"{first}–{last}"


@register.filter
def ends(evidence: Evidence) -> str:
    """From the lowest known percentile to the highest, with a plus where the source stops counting."""
    known = evidence.percentiles
    low, high = known[min(known)], known[max(known)]
    plus = "+" if evidence.top_coded else ""
    return f"{money(low, evidence.currency)}–{money(high, evidence.currency)}{plus}"


@register.filter
def stale_note(row: Salary | Evidence) -> str:
    """For a row that is stale."""
    months = settings.SALARY_HALF_LIFE_MONTHS
    return ngettext("Old: more than %(months)d month", "Old: more than %(months)d months", months) % {"months": months}


@register.simple_tag
def sort_head(sorts: dict[str, tuple[str, str]], name: str, label: str, kind: str) -> SafeString:
    """The head of a column: a link that sorts by it, which the script does without loading the page again."""
    url, order = sorts[name]
    return format_html(
        '<th scope="col" data-sort="{}"{}{}><a href="{}">{}</a></th>',
        kind,
        mark_safe(' class="number"') if kind == "number" else "",  # a constant
        format_html(' aria-sort="{}"', order) if order else "",
        url,
        label,
    )


@register.inclusion_tag("includes/_salary_axis.html")
def salary_axis(scale: Scale) -> dict[str, Any]:
    return {"scale": scale}
