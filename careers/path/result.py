"""The result of the questionnaire: the ranking, its reasons, and what would change it."""

from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext

from careers.models import Background, Role
from careers.path import scoring
from careers.path.change import Change, Firmness, change_that_puts_first, firmness, single_changes
from careers.path.rows import roles_to_rank, survey
from careers.path.walk import Walk
from careers.pay.best import heads
from careers.pay.places import IN, code_of
from careers.ways.skills import missing_skills
from publishing.page_cache.version import once_per_version

# --- what is said of each role whatever is answered: rendered once for each content version and language -----
# What depends on the country is kept apart from what depends on the background, so that their numbers add up.


@dataclass(frozen=True)
class Parts:
    """HTML about one role."""

    hue: str
    """Class of its colour."""
    head: SafeString
    """Its drawing and its name."""
    pay: SafeString
    way: SafeString
    """From the background to the role."""
    facts: SafeString
    """Programmes that lead to it, and what to know before choosing it."""


@once_per_version
def place_heads(language: str | None, country: str) -> dict[str, tuple[SafeString, SafeString]]:
    """(head, pay) by role, for one country or, with an empty code, for what heads a role without one."""
    known = heads()
    query = f"?{IN}={code_of(country)}" if country else ""

    def parts(role: Role) -> tuple[SafeString, SafeString]:
        context = {"role": role, "best": known.head(role, country), "in_query": query}
        return (
            render_to_string("includes/_place_head.html", context),
            render_to_string("includes/_place_pay.html", context),
        )

    return {slug: parts(role) for slug, role in roles_to_rank().items()}


@once_per_version
def place_parts(language: str | None, background_slug: str) -> dict[str, tuple[SafeString, SafeString]]:
    """(way, facts) by role, for one background or, with an empty slug, for none."""
    background = survey().backgrounds.get(background_slug)
    routes = {route.role_id: route for route in background.routes.all()} if background else {}
    has = {skill.slug for skill in background.skills.all()} if background else set()

    def parts(role: Role) -> tuple[SafeString, SafeString]:
        missing = missing_skills(role, has) if background else []
        context = {"role": role, "route": routes.get(role.pk), "missing": missing}
        return (
            render_to_string("includes/_place_way.html", context),
            render_to_string("includes/_place_facts.html", context),
        )

    return {slug: parts(role) for slug, role in roles_to_rank().items()}


@once_per_version
def reasons(language: str | None) -> dict[tuple[str, str, str], SafeString]:
    """An item of a list for each question, answer and role that the answer weighs."""
    return {
        (question.slug, answer.slug, role): render_to_string(
            "includes/_reason.html", {"answer": answer, "weight": weight}
        )
        for question in survey().questionnaire.questions
        for answer in question.answers
        for role, weight in answer.weights.items()
    }


# --- what the answers make of it -----------------------------------------------------------------------------


@dataclass(frozen=True)
class RankedRole:
    """A role on the result page."""

    role: Role
    fit: scoring.Fit
    parts: Parts
    reasons: SafeString
    rank: int | None = None
    """None while nothing is answered."""
    tied: bool = False

    @property
    def sum(self) -> str:
        """The points in words."""
        return ngettext(
            "%(points)s point, where these questions could have given between %(least)s and %(most)s: "
            "%(percent)s %% of the way.",
            "%(points)s points, where these questions could have given between %(least)s and %(most)s: "
            "%(percent)s %% of the way.",
            self.fit.points,
        ) % {name: str(getattr(self.fit, name)).replace("-", "−") for name in ("points", "least", "most", "percent")}


@dataclass(frozen=True)
class Turn:
    """What would put a role first."""

    role: str
    title: str
    change: Change | None
    url: str
    """Address of the result after the change."""


class Result:
    """What comes of the answers that a walk has gathered."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk

    @property
    def background(self) -> Background | None:
        return self._walk.backgrounds.get(self._walk.background_slug)

    @cached_property
    def ranking(self) -> list[scoring.Place]:
        return scoring.rank(self._walk.questionnaire, self._walk.answers)

    def places(self) -> list[RankedRole]:
        """All roles: ranked, or in the editors' order while nothing is answered."""
        roles, language = roles_to_rank(), get_language()
        parts, said = place_parts(language, self._walk.background_slug), reasons(language)
        shown = place_heads(language, self._walk.country)

        def ranked(fit: scoring.Fit, rank: int | None = None, tied: bool = False) -> RankedRole:
            keys = ((part.question.slug, part.answer.slug, fit.role) for part in fit.contributions)
            why = mark_safe("".join(said[key] for key in keys))  # noqa: S308  # rendered with everything escaped
            about = Parts(roles[fit.role].hue_class, *shown[fit.role], *parts[fit.role])
            return RankedRole(roles[fit.role], fit, about, why, rank, tied)

        if self.ranking:
            return [ranked(place.fit, place.rank, place.tied) for place in self.ranking]
        return [ranked(scoring.fit(self._walk.questionnaire, {}, slug)) for slug in self._walk.questionnaire.roles]

    def firmness(self) -> Firmness | None:
        """How firm the first place is; None while nothing is answered."""
        return firmness(self.ranking, self._changes) if self.ranking else None

    def turns(self) -> list[Turn]:
        """For the two roles after the first: the one changed answer that would put each of them first, if any does."""
        turns = []
        for place in self.ranking[1:3]:
            change = change_that_puts_first(place.fit.role, self._changes)
            url = ""
            if change:
                url = self._walk.url({**self._walk.given, change.question.slug: change.answer.slug})
            turns.append(Turn(place.fit.role, roles_to_rank()[place.fit.role].title, change, url))
        return turns

    @cached_property
    def _changes(self) -> list[Change]:
        return single_changes(self._walk.questionnaire, self._walk.answers)
