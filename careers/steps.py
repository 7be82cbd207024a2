"""The walk through the questionnaire: one step a page, all state in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careers import path
from careers.models import Background, Programme, Role, RoleSkill, Route, Skill
from careers.path_change import Change, Firmness, change_that_puts_first, firmness, single_changes
from careers.questionnaire import load_questionnaire, questionnaires

BACKGROUND = "background"
AT = "at"
TO = "to"
VERSION = "v"

BACKGROUND_QUESTION = gettext_lazy("Where do you come from?")
RESULT = "result"


def missing_skills(role: Role, has: set[str]) -> list[Skill]:
    """The role's essential skills that are not among the given slugs, each once; from prefetched rows."""
    return list({item.skill.slug: item.skill for item in role.essential_skills if item.skill.slug not in has}.values())


@dataclass(frozen=True)
class Step:
    """A question as the page shows it. The last step asks for the background, which gives no points."""

    slug: str
    text: str
    help: str
    options: tuple[tuple[str, str], ...]
    """(value, text) of each answer."""


@dataclass(frozen=True)
class RankedRole:
    """A role on the result page."""

    role: Role
    fit: path.Fit
    rank: int | None
    """None while nothing is answered."""
    tied: bool
    route: Route | None
    """From the reader's background, if one is given and the route is known."""
    missing: tuple[Skill, ...]
    """Essential skills that the background does not bring; empty without a background."""


@dataclass(frozen=True)
class Turn:
    """What would put a role first."""

    role: str
    title: str
    change: Change | None
    url: str
    """Address of the result after the change."""


class Walk:
    """What a page of the questionnaire knows from its address. Seven queries at most, however many rows there are."""

    def __init__(self, parameters: QueryDict) -> None:
        self.row = questionnaires().first()
        self.questionnaire = load_questionnaire(self.row) if self.row else path.Questionnaire((), ())
        given = dict(parameters.lists())
        self.reading = path.read(self.questionnaire, given, reserved=(AT, TO, VERSION, BACKGROUND))
        self.backgrounds = {item.slug: item for item in Background.objects.only("slug", "title", "description")}
        self.notices = self._notices(given)
        version = parameters.get(VERSION, "")
        self.is_old = bool(version) and version != self.questionnaire.version
        """The address is that of a result of other questions; what can still be read of it counts."""
        if self.is_old:
            self.notices.insert(
                0,
                _(
                    "The questions have changed since this result was made. What can still be read of it is shown; "
                    "answer the questions again for a result you can rely on."
                ),
            )
        self.changing = parameters.get(TO) == RESULT
        self._at = parameters.get(AT, "")
        if self._at and self._at not in [step.slug for step in self.steps]:
            self.notices.append(_("The address names a question that does not exist; this is the next open one."))

    def _notices(self, given: Mapping[str, Sequence[str]]) -> list[str]:
        notices = []
        unknown = list(self.reading.unknown)
        values = {value for value in given.get(BACKGROUND, []) if value}
        known = values & set(self.backgrounds)
        unknown += [f"{BACKGROUND}={value}" for value in sorted(values - known)]
        self.background_slug = known.pop() if len(known) == 1 else ""
        if unknown:
            shown = ", ".join(name if len(name) <= 40 else name[:39] + "…" for name in unknown[:5])
            more = "…" if len(unknown) > 5 else ""
            notices.append(
                _("These parts of the address mean nothing here and were ignored: %(names)s.") % {"names": shown + more}
            )
        texts = [
            question.text for question in self.questionnaire.questions if question.slug in self.reading.contradicted
        ]
        if len(values & set(self.backgrounds)) > 1:
            texts.append(str(BACKGROUND_QUESTION))
        two = _("“%(question)s” was given two different answers, so neither counts.")
        return notices + [two % {"question": text} for text in texts]

    # --- where the reader is ---------------------------------------------------------------------------------

    @cached_property
    def steps(self) -> list[Step]:
        steps = [
            Step(
                question.slug,
                question.text,
                question.help,
                tuple((answer.slug, answer.text) for answer in question.answers),
            )
            for question in self.questionnaire.questions
        ]
        if steps and self.backgrounds:
            steps.append(
                Step(
                    BACKGROUND,
                    str(BACKGROUND_QUESTION),
                    _("This adds no points. It says how far each role is from you, and what to learn first."),
                    tuple((item.slug, item.title) for item in self.backgrounds.values()),
                )
            )
        return steps

    @cached_property
    def given(self) -> dict[str, str]:
        """All answers that count, the background included, in the order of the steps."""
        answers = dict(self.reading.answers)
        if self.background_slug:
            answers[BACKGROUND] = self.background_slug
        return answers

    @cached_property
    def index(self) -> int:
        """Of the current step: the one the address names, else the first without an answer, else the first."""
        slugs = [step.slug for step in self.steps]
        if self._at in slugs:
            return slugs.index(self._at)
        return next((index for index, slug in enumerate(slugs) if slug not in self.given), 0)

    @property
    def step(self) -> Step:
        return self.steps[self.index]

    @property
    def number(self) -> int:
        return self.index + 1

    @property
    def chosen(self) -> str:
        return self.given.get(self.step.slug, "")

    @property
    def is_last(self) -> bool:
        return self.number == len(self.steps)

    @property
    def is_start(self) -> bool:
        return not self.given and not self._at

    # --- where the reader can go -----------------------------------------------------------------------------

    def url(self, answers: Mapping[str, str], at: str | None = None, changing: bool = False) -> str:
        """Address of a step, or of the result when `at` is None."""
        parameters = dict(answers)
        if at is None:
            parameters[VERSION] = self.questionnaire.version
        else:
            parameters[AT] = at
            if changing:
                parameters[TO] = RESULT
        query = urlencode(parameters)
        page = reverse("careers:path" if at is not None else "careers:result")
        return f"{page}?{query}" if query else page

    @property
    def action(self) -> str:
        """Where the form leads, without its fields."""
        return reverse("careers:result" if self.is_last or self.changing else "careers:path")

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The form's hidden fields: all other answers, and the next step or the version for the result."""
        fields = [(name, value) for name, value in self.given.items() if name != self.step.slug]
        if self.is_last or self.changing:
            return [*fields, (VERSION, self.questionnaire.version)]
        return [*fields, (AT, self.steps[self.index + 1].slug)]

    @property
    def skip_url(self) -> str:
        others = {name: value for name, value in self.given.items() if name != self.step.slug}
        if self.is_last or self.changing:
            return self.url(others)
        return self.url(others, at=self.steps[self.index + 1].slug)

    @property
    def back_url(self) -> str | None:
        if self.changing:
            return self.url(self.given)
        return self.url(self.given, at=self.steps[self.index - 1].slug) if self.index else None

    def result_url(self) -> str:
        return self.url(self.given)

    @property
    def summary(self) -> list[tuple[Step, str, str]]:
        """(step, text of the answer or nothing, address that changes it) for every step."""
        return [
            (
                step,
                dict(step.options).get(self.given.get(step.slug, ""), ""),
                self.url(self.given, at=step.slug, changing=True),
            )
            for step in self.steps
        ]

    @property
    def start_url(self) -> str:
        """The first question, with nothing answered."""
        return reverse("careers:path")

    # --- the result ------------------------------------------------------------------------------------------

    @cached_property
    def background(self) -> Background | None:
        if not self.background_slug:
            return None
        routes = Prefetch("routes", Route.objects.all())
        return Background.objects.prefetch_related("skills", routes).get(slug=self.background_slug)

    @cached_property
    def ranking(self) -> list[path.Place]:
        return path.rank(self.questionnaire, self.reading.answers)

    def places(self) -> list[RankedRole]:
        """All roles: ranked, or in the editors' order while nothing is answered. Six queries."""
        roles = {
            role.slug: role
            for role in Role.objects.defer("body", "body_html", "toc").prefetch_related(
                Prefetch("role_skills", RoleSkill.objects.select_related("skill")),
                Prefetch("programmes", Programme.objects.only("slug", "title", "level")),
                "cautions",
            )
        }
        routes = {route.role_id: route for route in self.background.routes.all()} if self.background else {}
        has = {skill.slug for skill in self.background.skills.all()} if self.background else set()

        def ranked(fit: path.Fit, rank: int | None = None, tied: bool = False) -> RankedRole:
            role = roles[fit.role]
            missing = missing_skills(role, has) if self.background else []
            return RankedRole(role, fit, rank, tied, routes.get(role.pk), tuple(missing))

        if self.ranking:
            return [ranked(place.fit, place.rank, place.tied) for place in self.ranking]
        return [ranked(path.fit(self.questionnaire, {}, slug)) for slug in self.questionnaire.roles]

    def firmness(self) -> Firmness | None:
        """How firm the first place is; None while nothing is answered."""
        return firmness(self.ranking, self._changes) if self.ranking else None

    def turns(self) -> list[Turn]:
        """For the two roles after the first: the one changed answer that would put each of them first, if any does."""
        titles = dict(Role.objects.values_list("slug", "title"))
        turns = []
        for place in self.ranking[1:3]:
            change = change_that_puts_first(place.fit.role, self._changes)
            url = ""
            if change:
                url = self.url({**self.given, change.question.slug: change.answer.slug})
            turns.append(Turn(place.fit.role, titles[place.fit.role], change, url))
        return turns

    @cached_property
    def _changes(self) -> list[Change]:
        return single_changes(self.questionnaire, self.reading.answers)
