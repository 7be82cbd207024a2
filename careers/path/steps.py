"""The steps of the questionnaire: its questions, then the background and the conditions, which give no points."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careers.path.rows import survey
from publishing.page_cache.version import once_per_version

BACKGROUND = "background"
CONDITION = "condition"
BACKGROUND_QUESTION = gettext_lazy("Where do you come from?")
CONDITION_QUESTION = gettext_lazy("Is there anything that has to be so?")

WORDS_A_MINUTE = 200
"""Read with care: every answer is weighed against the others."""


@dataclass(frozen=True)
class Step:
    """A question as the page shows it."""

    slug: str
    text: str
    help: str
    options: tuple[tuple[str, str], ...]
    """(value, text) of each answer."""
    gives_points: bool = True
    is_multiple: bool = False
    """Any number of answers may be given."""

    @cached_property
    def words(self) -> int:
        return sum(len(text.split()) for text in (self.text, self.help, *(text for _value, text in self.options)))


def minutes(steps: Iterable[Step]) -> int:
    """Whole minutes that reading the steps takes, at `WORDS_A_MINUTE`; one at least. Nobody's clock was read."""
    return max(1, round(sum(step.words for step in steps) / WORDS_A_MINUTE))


@once_per_version
def steps(language: str | None) -> tuple[Step, ...]:
    """Of the questionnaire as it is; none without a question."""
    known = survey()
    asked = [
        Step(
            question.slug,
            question.text,
            question.help,
            tuple((answer.slug, answer.text) for answer in question.answers),
        )
        for question in known.questionnaire.questions
    ]
    if asked and known.backgrounds:
        asked.append(
            Step(
                BACKGROUND,
                str(BACKGROUND_QUESTION),
                _("This adds no points. It says how far each role is from you, and what to learn first."),
                tuple((item.slug, item.title) for item in known.backgrounds.values()),
                gives_points=False,
            )
        )
    if asked and known.conditions:
        asked.append(
            Step(
                CONDITION,
                str(CONDITION_QUESTION),
                _("Tick what applies, or nothing. Roles that do not meet it are set aside, and you are told why."),
                tuple((condition.slug, condition.text) for condition in known.conditions.values()),
                gives_points=False,
                is_multiple=True,
            )
        )
    return tuple(asked)
