"""The result of the questionnaire: the ranking, its reasons, and what would change it."""

from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careers.models import Background, Role, Track
from careers.path import scoring
from careers.path.change import Change, Firmness, change_that_puts_first, firmness, single_changes
from careers.path.rows import roles_to_rank, survey, within
from careers.path.walk import Walk
from careers.pay.best import heads
from careers.pay.places import IN, code_of
from careers.ways.skills import missing_skills
from publishing.page_cache.version import once_per_version

ENOUGH = 4
"""Answers from which on a result is more than a hint."""

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
    place: scoring.Place
    parts: Parts
    reasons: SafeString
    held: tuple[int, int] | None
    """How many of the essential skills the reader has, and how many there are; None if nothing is known of either."""

    @property
    def track(self) -> Track | None:
        """The one that fits, of a role with two jobs."""
        return next((track for track in self.role.tracks.all() if track.slug == self.place.fit.track), None)

    @property
    def sum(self) -> str:
        """The points in words."""
        fit = self.place.fit
        words = {
            "points": signed(fit.points),
            "mean": decimal(float(fit.mean)),
            "spread": decimal(fit.spread),
            "value": decimal(self.place.value),
        }
        if self.track:
            return _(
                "%(points)s points for %(track)s, where answers by lot give %(mean)s, give or take %(spread)s. "
                "As the better of two tracks: a fit of %(value)s."
            ) % {**words, "track": self.track.title}
        return (
            _("%(points)s points, where answers by lot give %(mean)s, give or take %(spread)s: a fit of %(value)s.")
            % words
        )

    @property
    def against(self) -> list[scoring.Contribution]:
        """The two answers that speak most against the role, if any does."""
        found = [item for item in self.place.fit.contributions if item.points < 0]
        return sorted(found, key=lambda item: item.points)[:2]


def signed(number: int) -> str:
    return str(number).replace("-", "−")


def decimal(number: float) -> str:
    return f"{number:.1f}".replace("-0.0", "0.0").replace("-", "−")


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
    def questionnaire(self) -> scoring.Questionnaire:
        """About the roles that the reader's conditions leave."""
        return within(tuple(self._walk.conditions))

    @cached_property
    def ranking(self) -> list[scoring.Place]:
        return scoring.rank(self.questionnaire, self._walk.answers)

    @cached_property
    def places(self) -> list[RankedRole]:
        """The roles that are left: ranked, or in the editors' order while nothing is answered."""
        found = self.ranking or scoring.score(self.questionnaire, {})
        return [self._ranked(place) for place in found]

    @property
    def set_aside(self) -> list[tuple[RankedRole, list[str]]]:
        """Roles that a condition excludes, each with the reasons."""
        why: dict[str, list[str]] = {}
        for slug in self._walk.conditions:
            for exclusion in survey().conditions[slug].exclusions.all():
                why.setdefault(exclusion.role.slug, []).append(exclusion.reason)
        if not why:
            return []
        everybody = scoring.score(self._walk.questionnaire, self._walk.answers)
        return [(self._ranked(place), why[place.role]) for place in everybody if place.role in why]

    @property
    def group(self) -> list[RankedRole]:
        """Those that stand first and are not told apart, the best first."""
        number = len(scoring.first_group(self.ranking, self.questionnaire.margin)) if self.ranking else 0
        return self.places[:number]

    @property
    def is_hint(self) -> bool:
        """Too few answers for a result: they say who is ahead so far, and no more."""
        return 0 < len(self._walk.answers) < min(ENOUGH, len(self._walk.questionnaire.questions))

    def _ranked(self, place: scoring.Place) -> RankedRole:
        roles, language = roles_to_rank(), get_language()
        role, said = roles[place.role], reasons(language)
        keys = ((part.question.slug, part.answer.slug, place.fit.target) for part in place.fit.contributions)
        why = mark_safe("".join(said[key] for key in keys))  # noqa: S308  # rendered with everything escaped
        shown = place_heads(language, self._walk.country)[place.role]
        about = Parts(role.hue_class, *shown, *place_parts(language, self._walk.background_slug)[place.role])
        return RankedRole(role, place, about, why, self._held(role))

    def _held(self, role: Role) -> tuple[int, int] | None:
        has = set(self._walk.have)
        if self.background:
            has.update(skill.slug for skill in self.background.skills.all())
        essential = {item.skill.slug for item in role.essential_skills}
        return (len(essential & has), len(essential)) if has and essential else None

    def firmness(self) -> Firmness | None:
        """How firm the first place of a result is; None while nothing is answered."""
        return firmness(self.ranking, self._changes) if self._changes else None

    def turns(self) -> list[Turn]:
        """For the two roles after the first: the one changed answer that would put each of them first, if any does."""
        turns = []
        for place in self.ranking[1:3]:
            change = change_that_puts_first(place.role, self._changes)
            url = ""
            if change:
                url = self._walk.url({**self._walk.given, change.question.slug: change.answer.slug})
            turns.append(Turn(place.role, roles_to_rank()[place.role].title, change, url))
        return turns

    @cached_property
    def _changes(self) -> list[Change]:
        return single_changes(self.questionnaire, self._walk.answers)
