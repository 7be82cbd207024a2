"""What a comparison of roles comes to, in sentences that follow from its skills and its pay."""

from collections.abc import Callable, Iterable, Sequence

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careers.models import Evidence, Role
from careers.pay.best import Heads, is_of_adverts, is_of_developers, is_official
from careers.pay.finding import SHORT
from careers.pay.money import LOCALE, money
from careers.pay.places import country_name
from careers.roles.skill_sets import SkillSet

MOST_NAMED = 4


def question(roles: Iterable[Role]) -> str:
    """The heading: which of them?"""
    return _("%(roles)s?") % {"roles": format_list([role.title for role in roles], style="or", locale=LOCALE)}


def of_skills(roles: Sequence[Role], sets: Iterable[SkillSet]) -> list[str]:
    """What all need, and what each needs alone; to need a skill is to call it essential."""
    essential = [
        (named.skill.title, [use.role.pk for use in named.uses if use.is_essential])
        for found in reversed(list(sets))  # what fewest of them name tells them apart best
        for named in found.skills
    ]
    alone = {role: [title for title, owners in essential if owners == [role.pk]] for role in roles}
    return [
        all_need(len(roles), [title for title, owners in essential if len(owners) == len(roles)]),
        *(needs_alone(len(roles), role, skills) for role, skills in alone.items() if skills),
    ]


def all_need(number: int, skills: list[str]) -> str:
    if not skills:
        return _("They share no essential skill.")
    if number > 2:
        return _("All of them need %(skills)s.") % {"skills": listed(skills)}
    return _("Both need %(skills)s.") % {"skills": listed(skills)}


def needs_alone(number: int, role: Role, skills: list[str]) -> str:
    if number > 2:
        return _("%(role)s alone needs %(skills)s.") % {"role": role.title, "skills": listed(skills)}
    return _("%(role)s adds %(skills)s.") % {"role": role.title, "skills": listed(skills)}


def listed(skills: list[str]) -> str:
    """The first of them by name, and how many more there are."""
    if (more := len(skills) - MOST_NAMED) > 1:
        rest = ngettext("%(number)s more", "%(number)s more", more) % {"number": more}
        skills = [*skills[:MOST_NAMED], rest]
    return format_list(skills, locale=LOCALE)


KINDS: tuple[Callable[[Evidence], bool], ...] = (is_of_adverts, is_official, is_of_developers)


def of_pay(roles: Iterable[Role], known: Heads, countries: Iterable[str]) -> str:
    """The middles in the first country where two of them are of one kind and currency; else nothing."""
    for country in countries:
        heads = [row for role in roles if (best := known.of(role, country)) for row in best.rows]
        measured = [row for row in heads if isinstance(row, Evidence)]
        for fits in KINDS:
            rows = [row for row in measured if fits(row)]
            rows = [row for row in rows if row.currency == rows[0].currency]
            if len(rows) > 1:
                return pay_sentence(country, rows)
    return ""


def pay_sentence(country: str, rows: list[Evidence]) -> str:
    rows = sorted(rows, key=lambda row: -(row.p50 or 0))
    amounts = [
        _("%(amount)s for %(role)s") % {"amount": money(row.p50 or 0, row.currency), "role": row.role.title}
        for row in rows
    ]
    values = {"country": SHORT.get(country) or country_name(country), "amounts": format_list(amounts, locale=LOCALE)}
    if is_of_adverts(rows[0]):
        if country in SHORT:
            return _("In %(country)s adverts the middle is %(amounts)s.") % values
        return _("%(country)s: in adverts the middle is %(amounts)s.") % values
    if rows[0].official:
        return _("%(country)s: in the official survey the middle is %(amounts)s.") % values
    return _("%(country)s: among people who answered a survey the middle is %(amounts)s.") % values
