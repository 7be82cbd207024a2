"""What a role's page shows: a query for each kind of its rows, and three more once for each content version."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from careers.models import Background, Context, Evidence, Programme, Role, Route, Skill, StatementTopic, Track
from careers.pay.age import ages
from careers.pay.best import Best, Heads, with_usual
from careers.pay.context import Outlook
from careers.pay.role_pay import role_pay
from careers.pay.scale import regions_and_scales
from careers.roles.occupation import occupations
from careers.roles.provenance import pay_days
from careers.roles.sections import sections
from careers.roles.statements import by_topic
from careers.ways.skills import Held, nearest_job
from publishing.page_cache.version import once_per_version
from publishing.qr import qr_code
from publishing.structured_data import script

# Id of the heading whose section stands with the other steps of a start.
FIRST_JOB = "how-to-get-the-first-job"
# Lines about the week: what is beyond them is a fold away.
MOST_TASKS = 5


@once_per_version
def background_skills() -> dict[str, set[str]]:
    """The slugs of the skills that each background brings, by its own. One query."""
    found: dict[str, set[str]] = {}
    for background, skill in Background.objects.values_list("slug", "skills__slug"):
        found.setdefault(background, set()).update([skill] if skill else [])
    return found


@dataclass(frozen=True)
class Way:
    """The way to a role from a background."""

    route: Route
    held: Held
    """Of the skills that the role cannot do without."""


def role_context(slug: str, known: Heads, country: str = "", background: str = "") -> dict[str, Any]:
    """What a role's page shows of the careers app, its pay in a country first. Raises Http404."""
    routes = Route.objects.select_related("background").order_by("background__order", "pk")
    roles = Role.objects.with_details().prefetch_related(
        Prefetch("evidence", Evidence.objects.in_order()),
        Prefetch("routes", routes),
        Prefetch("programmes", Programme.objects.without_texts()),
    )
    role = get_object_or_404(roles, slug=slug)
    regions, scales = regions_and_scales()
    pay = role_pay(role, regions, role.evidence.all(), with_usual(country))
    asked = by_topic(role)
    essential, tasks = chips(role), by_track(role, list(role.tasks.all()))
    brought = background_skills()
    ways = [Way(route, nearest_job(role, brought[route.background.slug])) for route in role.routes.all()]
    way = next((way for way in ways if way.route.background.slug == background), None)
    parts = sections(role.html)
    shown = heads_of(role, known, country)
    address = settings.SITE_URL + role.get_absolute_url()
    return {
        "avoid": asked.pop(StatementTopic.AVOID, []),
        "asked": asked.items(),
        "job": parts[0] if parts else None,
        "parts": [part for part in parts[1:] if part.id != FIRST_JOB],
        "steps": next((part for part in parts[1:] if part.id == FIRST_JOB), None),
        "pay": pay,
        "pay_days": pay_days(role),
        "heads": shown,
        "shown": [row for best in shown for row in best.rows],
        "ages": ages(pay.rows),
        "outlook": [Outlook(row) for row in Context.objects.outlook_of(role.soc)],
        "occupations": script(occupations(role, address)),
        "qr": qr_code(address),
        "role": role,
        "tasks": tasks,
        "week": [task for _, items in tasks for task in items[: MOST_TASKS // len(tasks)]],
        "chips": essential,
        "held": brought[background] if way else set(),
        "essential": role.essential_skills,
        "useful": role.useful_skills,
        "programmes": role.programmes.all(),
        "way": way,
        "ways": ways,
        "scales": scales,
    }


def chips(role: Role) -> list[Skill]:
    """The essential skills of all tracks, each once."""
    return list({item.skill.slug: item.skill for item in role.essential_skills}.values())


def heads_of(role: Role, known: Heads, country: str) -> list[Best]:
    """What heads the page, and then what heads the other countries that every visitor is shown."""
    found = [known.head(role, country), *(known.of(role, place) for place in with_usual(country))]
    return list({best.country: best for best in found if best}.values())


def by_track(role: Role, parts: list[Any]) -> list[tuple[Track | None, list[Any]]]:
    """(track, its parts) for each track that has some, parts without a track first."""
    groups: list[tuple[Track | None, list[Any]]] = [(None, [part for part in parts if part.track_id is None])]
    groups += [(track, [part for part in parts if part.track_id == track.pk]) for track in role.tracks.all()]
    return [(track, items) for track, items in groups if items]
