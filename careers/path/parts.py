"""What a result says of each role whatever is answered: rendered once for each content version and language.

What depends on the country is kept apart from what depends on the background, so that their numbers add up.
"""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from careers.models import Role, Track
from careers.path import scoring
from careers.path.rows import roles_to_rank, survey
from careers.pay.best import heads
from careers.pay.places import IN, code_of
from careers.roles.cards import card_address
from careers.ways.skills import nearest_job
from publishing.page_cache.version import once_per_version


@dataclass(frozen=True)
class Parts:
    """HTML about one role."""

    hue: str
    """Class of its colour."""
    picture: str
    """Address of the one that stands beside links to it."""
    link: SafeString
    """Its name, and where it leads."""
    head: SafeString
    """The same with its drawing and what it is in plain words."""
    pay: SafeString
    way: SafeString
    """How far it is from the background to the role."""
    learn: SafeString
    """Skills that are missing."""
    step: SafeString
    """The first one, this month."""
    caution: SafeString
    """The first of what to know before choosing it."""
    cautions: SafeString
    """The others."""
    programmes: SafeString
    more: SafeString
    """For whom it is not, and all that has not been said of it on its card."""


@once_per_version
def parts_in(language: str | None, country: str) -> dict[str, dict[str, SafeString]]:
    """Link, head and pay by role, for one country or, with an empty code, for what heads a role without one."""
    known = heads()
    query = f"?{IN}={code_of(country)}" if country else ""

    def of(role: Role) -> dict[str, SafeString]:
        context = {"role": role, "best": known.head(role, country), "in_query": query}
        return {
            "link": format_html('<a href="{}{}">{}</a>', role.get_absolute_url(), query, role.title),
            "head": render_to_string("includes/_place_head.html", context),
            "pay": render_to_string("includes/_place_pay.html", context),
        }

    return {slug: of(role) for slug, role in roles_to_rank().items()}


@once_per_version
def parts_from(language: str | None, background_slug: str) -> dict[str, dict[str, SafeString]]:
    """The way and the first step by role, for one background or, with an empty slug, for none."""
    background = survey().backgrounds.get(background_slug)
    routes = {route.role_id: route for route in background.routes.all()} if background else {}
    has = {skill.slug for skill in background.skills.all()} if background else set()

    def of(role: Role) -> dict[str, SafeString]:
        missing = nearest_job(role, has).missing if background else []
        context = {"role": role, "route": routes.get(role.pk), "missing": missing, "background": background}
        return {name: render_to_string(f"includes/_place_{name}.html", context) for name in ("way", "learn", "step")}

    return {slug: of(role) for slug, role in roles_to_rank().items()}


@once_per_version
def parts_of(language: str | None) -> dict[str, dict[str, SafeString]]:
    """Cautions, programmes and what else a card keeps in a fold, by role."""

    def of(role: Role) -> dict[str, SafeString]:
        all_cautions = list(role.cautions.all())
        first, others = (
            render_to_string("includes/_place_cautions.html", {"cautions": some})
            for some in (all_cautions[:1], all_cautions[1:])
        )
        programmes = render_to_string("includes/_place_programmes.html", {"role": role})
        avoid = render_to_string("includes/_place_avoid.html", {"role": role})
        return {
            "hue": escape(role.hue_class),
            "picture": escape(card_address(role)),
            "caution": first,
            "cautions": others,
            "programmes": programmes,
            "more": mark_safe(f"{avoid}{others}{programmes}".strip()),  # noqa: S308  # each rendered with everything escaped
        }

    return {slug: of(role) for slug, role in roles_to_rank().items()}


def parts(language: str | None, role: str, country: str, background: str) -> Parts:
    return Parts(
        **parts_in(language, country)[role],
        **parts_from(language, background)[role],
        **parts_of(language)[role],
    )


@once_per_version
def reasons(language: str | None) -> dict[tuple[str, str, str], tuple[SafeString, SafeString]]:
    """Two items of lists for each question, answer and role that the answer weighs: with its points and what was
    answered, and the bare sentence."""

    def items(context: dict[str, object]) -> tuple[SafeString, SafeString]:
        whole = render_to_string("includes/_reason.html", context)
        return whole, render_to_string("includes/_reason.html", {**context, "bare": True})

    return {
        (question.slug, answer.slug, role): items({"answer": answer, "weight": weight})
        for question in survey().questionnaire.questions
        for answer in question.answers
        for role, weight in answer.weights.items()
    }


@once_per_version
def tracks() -> dict[str, Track]:
    """By target."""
    return {
        scoring.target(role.slug, track.slug): track for role in roles_to_rank().values() for track in role.tracks.all()
    }
