"""The result of the questionnaire: the ranking, its reasons, and what would change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from babel.lists import format_list
from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from careers.models import Background, Role, Track
from careers.path import scoring
from careers.path.change import Change, Firmness, change_that_puts_first, firmness, single_changes
from careers.path.parts import Parts, parts, reasons, tracks
from careers.path.rows import roles_to_rank, survey, within
from careers.path.walk import Walk
from careers.path.you import map_with, place_on_map
from careers.pay.money import LOCALE
from careers.ways.skills import nearest_job

ENOUGH = 4
"""Answers from which on a result is more than a hint."""

REASONS = 3
"""Of those that a card gives."""


@dataclass(frozen=True)
class RankedRole:
    """A role on the result page."""

    role: Role
    place: scoring.Place
    parts: Parts
    reasons: SafeString
    held: SafeString
    """How many of the essential skills the reader has; empty if nothing is known of them."""
    track: Track | None
    """The one that fits, of a role with two jobs."""

    @property
    def more(self) -> SafeString:
        """Of a role that is not on the card: what the card says of others."""
        part = self.parts
        track = (
            format_html('<p class="kin"><span>{}</span> {}</p>', _("The track that fits"), self.track.title)
            if self.track
            else SafeString()
        )
        return joined([track, part.pay, part.way, self.held, part.learn, part.caution, part.cautions, part.programmes])

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
    def joint(self) -> str:
        """Its place in words, where it shares it."""
        return _("joint %(place)s") % {"place": ordinal(self.place.rank)}

    @property
    def best(self) -> SafeString:
        """The reasons that lift the role furthest above answers by lot, as bare sentences."""
        target, said = self.place.fit.target, reasons(get_language())
        for_it = [item for item in self.place.fit.contributions if item.points > 0]
        for_it.sort(key=lambda item: lift(item, target), reverse=True)
        return joined(said[key_of(item, target)][1] for item in for_it[:REASONS])


def lift(item: scoring.Contribution, target: str) -> Fraction:
    """Points beyond those of the question's mean answer."""
    return item.points - Fraction(item.question.total(target), len(item.question.answers))


def key_of(item: scoring.Contribution, target: str) -> tuple[str, str, str]:
    return item.question.slug, item.answer.slug, target


def joined(items: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(items))  # noqa: S308  # rendered with everything escaped


def listed(titles: list[str]) -> str:
    return format_list(titles, locale=LOCALE)


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

    @cached_property
    def names(self) -> str:
        """Of the roles in front."""
        return listed([item.role.title for item in self.group])

    def you(self) -> SafeString | None:
        """The career map with the reader on it."""
        place = place_on_map(self.ranking)
        return map_with(place, get_language(), self._walk.country) if place and not self.is_hint else None

    def turned(self) -> tuple[str, str] | None:
        """(question, roles that were in front), where the reader has just changed the answer to it."""
        if not self._walk.former or not self.ranking:
            return None
        step, answers = self._walk.former
        before = scoring.rank(self.questionnaire, answers)
        group = scoring.first_group(before, self.questionnaire.margin) if before else []
        return (step.text, listed([roles_to_rank()[place.role].title for place in group])) if group else None

    @property
    def is_hint(self) -> bool:
        """Too few answers for a result: they say who is ahead so far, and no more."""
        return 0 < len(self._walk.answers) < min(ENOUGH, len(self._walk.questionnaire.questions))

    def _ranked(self, place: scoring.Place) -> RankedRole:
        language, target = get_language(), place.fit.target
        role, said = roles_to_rank()[place.role], reasons(language)
        why = joined(said[key_of(item, target)][0] for item in place.fit.contributions)
        about = parts(language, role.slug, self._walk.country, self._walk.background_slug)
        return RankedRole(role, place, about, why, self._held(role), tracks().get(target))

    def _held(self, role: Role) -> SafeString:
        found = nearest_job(role, self._has) if self._has else None
        if not found or not found.number:
            return SafeString()
        words = ngettext(
            "You have %(held)s of %(all)s essential skill.",
            "You have %(held)s of %(all)s essential skills.",
            found.number,
        )
        return format_html("<p>{}</p>", words % {"held": found.held, "all": found.number})

    @cached_property
    def _has(self) -> set[str]:
        """Skills of the reader: those that the address names or, if it names none, the usual ones of the background."""
        of_background = self.background.skills.all() if self.background else ()
        return set(self._walk.have) or {skill.slug for skill in of_background}

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
