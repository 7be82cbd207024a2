"""What the way from a background to a role is like: skills, distance, pay and adverts, side by side."""

from typing import Any

from careers.models import Background, Evidence, EvidenceKind, Role
from careers.pay.best import heads, with_usual
from careers.pay.doors import door_of
from careers.pay.places import UK
from careers.pay.role_pay import Adverts, adverts_of, medians
from careers.pay.today import today
from careers.roles import lights
from careers.ways.agreement import Pair, disagreements
from careers.ways.rows import Ways

# So many ways in two hops, and skills that may wait, are named.
MOST_HOPS = 2
MOST_LEFT_OUT = 3


def route_context(
    known: Ways, background: Background, slug: str, have: tuple[str, ...], country: str
) -> dict[str, Any]:
    """One query, beside what is kept for each content version."""
    role, ways = known.roles[slug], known.to(slug, have)
    way, route = ways[0], known.routes.get((background.slug, slug))
    job, door = way.gap.job, door_of(slug, country)
    paid, best = today(background.title, country or UK), heads().head(role, country)
    hops = known.needs.two_hops(job, have)[:MOST_HOPS]
    return {
        "background": background,
        "role": role,
        "ways": ways,
        "way": way,
        "route": route,
        "lights": {
            "skills": lights.of_skills(way.gap),
            "distance": lights.of_distance(route),
            "pay": lights.of_pay(paid, best),
            "door": lights.of_door(door),
        },
        "door": door,
        "best": best,
        "today": paid,
        "levels": levels(adverts_in(role, with_usual(country))),
        "hops": [(known.way(item.first), known.way(item.second), item.number) for item in hops],
        "exits": [known.way(gap) for gap in known.needs.exits(job)],
        "later": [known.skills[skill] for skill in job.useful if skill not in have],
        "left_out": [known.skills[skill] for skill in known.needs.left_out(job, have)[:MOST_LEFT_OUT]],
        "disagreements": [(known.way(pair.nearer), known.way(pair.farther)) for pair in disputed(background, slug)],
    }


def adverts_in(role: Role, countries: list[str]) -> list[Adverts]:
    """What adverts of each country say, level by level, where there are enough. One query."""
    evidence = list(role.evidence.filter(kind=EvidenceKind.ADVERTS).in_order())
    return [found for place in countries if (found := adverts_of(evidence, place))]


def levels(adverts: list[Adverts]) -> list[tuple[str, list[tuple[str, Evidence]]]]:
    """(country, what each level is paid there) for each country in which one level at least has enough adverts."""
    by_level = medians(adverts)
    found = [
        (item.all.country, [(label, row) for label, rows in by_level if (row := rows[place])])
        for place, item in enumerate(adverts)
    ]
    return [(country, rows) for country, rows in found if rows]


def disputed(background: Background, role: str) -> list[Pair]:
    """Comparisons with other roles in which counting does not say what the editors say of this one."""
    return [
        pair
        for pair in disagreements()
        if pair.background == background.slug and role in {pair.nearer.job.role, pair.farther.job.role}
    ]
