"""The walk through the questionnaire: one step a page, all state in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from careers.path.codes import encoded
from careers.path.rows import essential_skills, survey
from careers.path.steps import BACKGROUND, BACKGROUND_QUESTION, CONDITION, Step, minutes, steps
from careers.pay.best import heads
from careers.pay.places import IN, NO_COUNTRY, code_of
from publishing.page_cache.parameters import Parameters

AT = "at"
TO = "to"
VERSION = "v"
HAVE = "have"
CODE = "a"
WAS = "was"
"""On a result: a question, and after a point the answer that it had before it was changed, if it had one."""

RESULT = "result"

# What a page says of a parameter whose value meant nothing, or was given twice and differently.
ANSWER = gettext_lazy(
    "“%(question)s” was given an answer that is not known here, or two different ones; that was left out."
)
STEPS = {
    AT: gettext_lazy("The address names a question that does not exist; this is the next open one."),
    TO: gettext_lazy("A part of the address means nothing here and was left out."),
    CONDITION: gettext_lazy("A condition that is not known here was left out."),
    HAVE: gettext_lazy("A skill that is not known here was left out."),
    WAS: gettext_lazy("A part of the address means nothing here and was left out."),
    VERSION: gettext_lazy(
        "The questions have changed since this result was made. What can still be read of it is shown; "
        "answer the questions again for a result you can rely on."
    ),
}


@dataclass(frozen=True)
class Skipped:
    number: int
    text: str
    url: str
    """Where it can be answered."""


class Walk:
    """What a page of the questionnaire knows from its address. No query once the content version has its `survey`."""

    def __init__(self, query: QueryDict) -> None:
        known = survey()
        self.row, self.questionnaire, self.backgrounds = known.row, known.questionnaire, known.backgrounds
        self.parameters = Parameters(query)
        one = self.parameters.one
        one(VERSION, [self.questionnaire.version])
        self.is_old = VERSION in self.parameters.unknown
        """The address is that of a result of other questions; what can still be read of it counts."""
        answers = {
            question.slug: one(question.slug, [answer.slug for answer in question.answers])
            for question in self.questionnaire.questions
        }
        self.answers = {question: answer for question, answer in answers.items() if answer}
        self.background_slug = one(BACKGROUND, self.backgrounds)
        countries = heads().countries
        self.country = countries.get(one(IN, countries), "")
        """ISO 3166; nothing where the address names none."""
        self.conditions = self.parameters.several(CONDITION, known.conditions)
        self.have = self.parameters.several(HAVE, essential_skills() if query.get(HAVE) else ())
        """Skills that the reader names."""
        self._at = one(AT, [step.slug for step in self.steps])
        self.was = one(WAS, self._former() if query.get(WAS) else ())
        self.changing = bool(one(TO, [RESULT]))

    def _former(self) -> list[str]:
        """What a question can have been before it was changed."""
        scored = [step for step in self.steps if step.gives_points]
        return [name for step in scored for name in (step.slug, *(f"{step.slug}.{value}" for value, _ in step.options))]

    @property
    def former(self) -> tuple[Step, dict[str, str]] | None:
        """The question that the reader has just changed, and all answers as they were before."""
        slug, _, answer = self.was.partition(".")
        if not slug or self.answers.get(slug, "") == answer:
            return None
        before = {name: value for name, value in self.answers.items() if name != slug}
        step = next(step for step in self.steps if step.slug == slug)
        return step, before | ({slug: answer} if answer else {})

    @property
    def is_wrong(self) -> bool:
        """Something in the address was left out; that the questions have changed since is nobody's mistake."""
        return any(name != VERSION for name in self.parameters.unknown)

    @property
    def notices(self) -> list[str]:
        asked: dict[str, object] = {question.slug: question.text for question in self.questionnaire.questions}
        answers: dict[str, object] = {
            slug: ANSWER % {"question": text} for slug, text in {**asked, BACKGROUND: BACKGROUND_QUESTION}.items()
        }
        return self.parameters.notices({**answers, **STEPS, IN: NO_COUNTRY})

    # --- where the reader is ---------------------------------------------------------------------------------

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return steps(get_language())

    @cached_property
    def given(self) -> dict[str, str]:
        """All answers that count, the background included, in the order of the steps."""
        answers = dict(self.answers)
        if self.background_slug:
            answers[BACKGROUND] = self.background_slug
        return answers

    @cached_property
    def index(self) -> int:
        """Of the current step: the one the address names, else the first without an answer, else the first."""
        slugs = [step.slug for step in self.steps]
        if self._at:
            return slugs.index(self._at)
        answered = {*self.given, *([CONDITION] if self.conditions else [])}
        return next((index for index, slug in enumerate(slugs) if slug not in answered), 0)

    @property
    def step(self) -> Step:
        return self.steps[self.index]

    @property
    def number(self) -> int:
        return self.index + 1

    @property
    def chosen(self) -> list[str]:
        return self.conditions if self.step.is_multiple else [self.given.get(self.step.slug, "")]

    @property
    def is_last(self) -> bool:
        return self.number == len(self.steps)

    @property
    def minutes(self) -> int:
        """About how many it takes to read what is still ahead without an answer, and this question."""
        return minutes(step for step in self.steps[self.index :] if step.slug not in self.given or step == self.step)

    @property
    def skipped(self) -> "Skipped | None":
        """The question before this one, where the reader has come past it without an answer."""
        if not self._at or self.changing or not self.index or (step := self.steps[self.index - 1]).slug in self.given:
            return None
        return Skipped(self.index, step.text, self.url(self.given, at=step.slug))

    @property
    def is_start(self) -> bool:
        return not self.given and not self.conditions and not self._at

    # --- where the reader can go -----------------------------------------------------------------------------

    def url(
        self,
        answers: Mapping[str, str],
        at: str | None = None,
        changing: bool = False,
        with_conditions: bool = True,
    ) -> str:
        """Address of a step, or of the result when `at` is None."""
        parameters = [*answers.items(), *self.carried(with_conditions)]
        if at is None:
            parameters.append((VERSION, self.questionnaire.version))
        else:
            parameters.append((AT, at))
            if changing:
                parameters.append((TO, RESULT))
        query = "&".join(f"{name}={value}" for name, value in parameters)  # slugs: nothing to escape
        page = self.start_url if at is not None else self._result
        return f"{page}?{query}" if query else page

    def carried(self, with_conditions: bool = True) -> list[tuple[str, str]]:
        """What goes with all answers and is none: the conditions, skills and country."""
        conditions = [(CONDITION, slug) for slug in self.conditions] if with_conditions else []
        have = [(HAVE, slug) for slug in self.have]
        return [*conditions, *have, *([(IN, code_of(self.country))] if self.country else [])]

    @property
    def action(self) -> str:
        """Where the form leads, without its fields."""
        return self._result if self.is_last or self.changing else self.start_url

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The form's hidden fields: all other answers, and the next step or the version for the result."""
        fields = [(name, value) for name, value in self.given.items() if name != self.step.slug]
        fields += self.carried(with_conditions=not self.step.is_multiple)
        if self.is_last or self.changing:
            return [*fields, *self._to_compare, (VERSION, self.questionnaire.version)]
        return [*fields, (AT, self.steps[self.index + 1].slug)]

    @property
    def _to_compare(self) -> list[tuple[str, str]]:
        """While an answer is changed: the one that it had, for the result to say what became of it."""
        if not self.changing or not self.step.gives_points:
            return []
        return [(WAS, ".".join(filter(None, (self.step.slug, self.answers.get(self.step.slug)))))]

    @property
    def skip_url(self) -> str:
        others = {name: value for name, value in self.given.items() if name != self.step.slug}
        keeps = not self.step.is_multiple
        if self.is_last or self.changing:
            return self.url({**others, **dict(self._to_compare)}, with_conditions=keeps)
        return self.url(others, at=self.steps[self.index + 1].slug, with_conditions=keeps)

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
                self._said(step),
                self.url(self.given, at=step.slug, changing=True),
            )
            for step in self.steps
        ]

    @property
    def open_steps(self) -> list[Step]:
        """Questions without an answer that give points."""
        return [step for step in self.steps if step.gives_points and step.slug not in self.answers]

    @property
    def next_url(self) -> str:
        """Of the first open question."""
        return self.url(self.given, at=self.open_steps[0].slug) if self.open_steps else self.start_url

    def _said(self, step: Step) -> str:
        chosen = self.conditions if step.is_multiple else [self.given.get(step.slug, "")]
        return "; ".join(text for value, text in step.options if value in chosen)

    @property
    def code_url(self) -> str:
        """The short address of the result; empty where a question has no code."""
        code = encoded(self.questionnaire, self.answers)
        others = [(BACKGROUND, self.background_slug)] if self.background_slug else []
        query = "&".join(f"{name}={value}" for name, value in [*others, *self.carried()])
        return code and f"{self._result}?{CODE}={code}{query and '&'}{query}"

    @cached_property
    def start_url(self) -> str:
        """The first question, with nothing answered."""
        return reverse("careers:path")

    @cached_property
    def _result(self) -> str:
        return reverse("careers:result")
