"""What a role's page shows: a query for each kind of its rows, and three more once for each content version."""

import re
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString, mark_safe

from careers.models import Context, Evidence, Programme, Role, Route, StatementTopic, Track
from careers.pay.adverts import advert_bars
from careers.pay.age import ages
from careers.pay.best import Best, Heads, with_usual
from careers.pay.context import Outlook
from careers.pay.role_pay import role_pay
from careers.pay.scale import regions_and_scales
from careers.roles.occupation import occupations
from careers.roles.provenance import pay_days
from careers.roles.statements import by_topic
from publishing.structured_data import script

# Id of the heading beside which a role's page says how many adverts are for beginners.
FIRST_JOB = "how-to-get-the-first-job"


def role_context(slug: str, known: Heads, country: str = "") -> dict[str, Any]:
    """What a role's page shows of the careers app, its pay in a country first. Raises Http404."""
    roles = Role.objects.with_details().prefetch_related(
        Prefetch("evidence", Evidence.objects.in_order()),
        Prefetch("routes", Route.objects.select_related("background").order_by("background__order", "pk")),
        Prefetch("programmes", Programme.objects.without_texts()),
    )
    role = get_object_or_404(roles, slug=slug)
    regions, scales = regions_and_scales()
    pay = role_pay(role, regions, role.evidence.all(), with_usual(country))
    asked = by_topic(role)
    return {
        "avoid": asked.pop(StatementTopic.AVOID, []),
        "asked": asked.items(),
        "body": split_after_heading(role.html, FIRST_JOB),
        "pay": pay,
        "pay_days": pay_days(role),
        "heads": heads_of(role, known, country),
        "ages": ages(pay.rows),
        "outlook": [Outlook(row) for row in Context.objects.outlook_of(role.soc)],
        "occupations": script(occupations(role, settings.SITE_URL + role.get_absolute_url())),
        "role": role,
        "bars": advert_bars(),
        "tasks": by_track(role, list(role.tasks.all())),
        "essential": role.essential_skills,
        "useful": role.useful_skills,
        "programmes": role.programmes.all(),
        "routes": role.routes.all(),
        "scales": scales,
    }


def heads_of(role: Role, known: Heads, country: str) -> list[Best]:
    """What heads the page, and then what heads the other countries that every visitor is shown."""
    found = [known.head(role, country), *(known.of(role, place) for place in with_usual(country))]
    return list({best.country: best for best in found if best}.values())


def split_after_heading(html: SafeString, heading: str) -> tuple[SafeString, SafeString]:
    """The HTML up to the heading with this id and after it; nothing after it where there is no such heading."""
    match = re.search(rf'<h2 id="{heading}"[^>]*>.*?</h2>', html)
    end = match.end() if match else len(html)
    return mark_safe(html[:end]), mark_safe(html[end:])  # noqa: S308  # safe HTML, cut between two elements


def by_track(role: Role, parts: list[Any]) -> list[tuple[Track | None, list[Any]]]:
    """(track, its parts) for each track that has some, parts without a track first."""
    groups: list[tuple[Track | None, list[Any]]] = [(None, [part for part in parts if part.track_id is None])]
    groups += [(track, [part for part in parts if part.track_id == track.pk]) for track in role.tracks.all()]
    return [(track, items) for track, items in groups if items]
