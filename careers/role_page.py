"""What a role's page shows: one query, and three more once for each content version."""

import re
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet
from django.http import Http404
from django.utils.safestring import SafeString, mark_safe
from taggit.models import Tag

from careers.figures import RolePay, role_pay
from careers.models import Caution, Evidence, Neighbour, Programme, Role, RoleSkill, Route, Salary, Task, Track
from careers.occupation import occupations, script
from careers.pictures import regions_and_scales
from guide.page_cache.version import once_per_version
from guide.together import Together

# Id of the heading beside which a role's page says how many adverts are for beginners.
BREAK_IN = "how-to-break-in"


def _parts() -> "dict[str, QuerySet[Any]]":
    own = {"role": OuterRef("pk")}
    return {
        "tracks": Track.objects.filter(**own),
        "tasks": Task.objects.filter(**own),
        "cautions": Caution.objects.filter(**own),
        "role_skills": RoleSkill.objects.filter(**own).select_related("skill", "track"),
        "neighbours": Neighbour.objects.filter(**own).select_related("other"),
        "evidence": Evidence.objects.filter(**own).in_order(),
        "salaries": Salary.objects.filter(**own).select_related("region", "track").order_by(*Salary.ORDER),
        "routes": Route.objects.filter(**own).select_related("background").order_by("background__order", "pk"),
        "programmes": Programme.objects.filter(roles=OuterRef("pk")),
        "tags": Tag.objects.filter(
            taggit_taggeditem_items__content_type__app_label="careers",
            taggit_taggeditem_items__content_type__model="role",
            taggit_taggeditem_items__object_id=OuterRef("pk"),
        ),
    }


_role = Together(Role, "slug", _parts)


@once_per_version
def roles_on_maps() -> list[Role]:
    """All roles with what a map shows of them: one query."""
    return list(Role.objects.only("slug", "title", "hue", "glyph", "map_systems", "map_building", "order"))


def role_context(slug: str) -> dict[str, Any]:
    """What a role's page shows of the careers app. Raises Http404.

    What the template calls is made only if it does not have the piece that shows it.
    """
    role = _role.get(slug)
    if role is None:
        raise Http404

    places = cache(regions_and_scales)

    @cache
    def pay() -> RolePay:
        return role_pay(role, places()[0], role.evidence.all())

    return {
        "body": lambda: split_after_heading(role.html, BREAK_IN),
        "pay": pay,
        "occupations": lambda: script(occupations(role, pay(), settings.SITE_URL + role.get_absolute_url())),
        "role": role,
        "roles": roles_on_maps,
        "tasks": cache(lambda: by_track(role, list(role.tasks.all()))),
        "essential": cache(lambda: role.essential_skills),
        "useful": cache(lambda: role.useful_skills),
        "programmes": cache(lambda: role.programmes.all()),
        "routes": cache(lambda: role.routes.all()),
        "scales": lambda: places()[1],
    }


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
