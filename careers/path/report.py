"""The questionnaire's health in words: for the command, the admin and the end of a load."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careers.models import Questionnaire, Role
from careers.path import health as path_health
from careers.path import scoring
from careers.path.health import Health, Problem
from careers.path.rows import load_questionnaire
from careers.percentiles import rounded


@dataclass(frozen=True)
class Report:
    health: Health
    titles: dict[str, str]
    """Of the roles, by slug, in the editors' order."""
    warnings: list[str]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """(slug, title, share of sole wins) of every role, most first."""
        wins = sorted(self.health.sole_wins.items(), key=lambda item: item[1], reverse=True)
        return [(slug, self.titles[slug], percent(share)) for slug, share in wins]

    @property
    def summary(self) -> str:
        health = self.health
        method = (
            _("all %(tried)s combinations of answers and skips")
            if health.exact
            else _("a seeded sample of %(tried)s of the %(combinations)s combinations of answers and skips")
        ) % {"tried": f"{health.tried:,}", "combinations": f"{health.combinations:,}"}
        figures = _("%(ties)s tie for first; one changed answer changes who is first in %(changed)s of cases") % {
            "ties": percent(health.ties),
            "changed": percent(health.changed),
        }
        return _("Over %(method)s: %(figures)s.") % {"method": method, "figures": figures}


def subject() -> tuple[scoring.Questionnaire, dict[str, str]] | None:
    """What a report is about: the questionnaire and the titles of the roles by slug. Some six queries."""
    row = Questionnaire.objects.with_questions().first()
    return (load_questionnaire(row), dict(Role.objects.values_list("slug", "title"))) if row else None


def report() -> Report | None:
    """Of the questionnaire in the database; None if there is none. A second of computing."""
    found = subject()
    if found is None:
        return None
    questionnaire, titles = found
    health = path_health.check(questionnaire)
    return Report(
        health, titles, [describe(problem, questionnaire, titles, health.exact) for problem in health.problems]
    )


def warnings() -> list[str]:
    found = report()
    return found.warnings if found else []


def percent(share: Fraction) -> str:
    """One decimal, halves up."""
    tenths = rounded(share * 1000)
    return f"{tenths // 10}.{tenths % 10} %"


def describe(problem: Problem, questionnaire: scoring.Questionnaire, titles: dict[str, str], is_exact: bool) -> str:
    """The problem and a hint at what to change, in a sentence or two."""
    question = questionnaire.question(problem.question)
    answer = question.answer(problem.answer) if question else None
    words = {
        "role": titles.get(problem.role, problem.role),
        "other": titles.get(problem.other, problem.other),
        "question": question.text if question else problem.question,
        "answer": answer.text if answer else problem.answer,
        "share": percent(problem.share) if problem.share is not None else "",
        "least": percent(path_health.LEAST_WINS),
        "most": percent(path_health.MOST_WINS),
        "ties": percent(path_health.MOST_TIES),
        "spread": percent(path_health.LEAST_SPREAD),
    }
    sentences = [SENTENCES[problem.code]() % words, *hints(problem, questionnaire, words)]
    if not is_exact and problem.code in {"never-first", "dominated", "dead-answer"}:
        sentences.append(_("So says a sample: there are too many combinations to try them all."))
    return " ".join(sentences)


SENTENCES = {
    "never-first": lambda: _("%(role)s can never be first alone."),
    "seldom-first": lambda: _("%(role)s is first alone in only %(share)s of combinations; at least %(least)s is fair."),
    "often-first": lambda: _("%(role)s is first alone in %(share)s of combinations; more than %(most)s is too often."),
    "never-favoured": lambda: _(
        "No answer gives %(role)s a point: it can be first only because of what speaks against the others."
    ),
    "dominated": lambda: _("%(role)s never fits better than %(other)s: no answers put it ahead."),
    "many-ties": lambda: _(
        "%(share)s of combinations end in a tie for first; %(ties)s is too many. Weights that differ by a point help."
    ),
    "idle-question": lambda: _(
        "The question “%(question)s” separates nobody: each of its answers gives every role the same. "
        "Give its answers different weights, or remove it."
    ),
    "dead-answer": lambda: _(
        "The answer “%(answer)s” to “%(question)s” never changes who is first. Give it weights, or larger ones."
    ),
    "hardly-told-apart": lambda: _(
        "The questions hardly tell %(role)s from %(other)s: over all answers their fits differ by a standard "
        "deviation of less than %(spread)s. Add an answer that favours the one and not the other."
    ),
}


def hints(problem: Problem, questionnaire: scoring.Questionnaire, words: dict[str, str]) -> list[str]:
    found = []
    if problem.other and problem.code in {"never-first", "seldom-first", "dominated"}:
        if not favouring(questionnaire, problem.role, problem.other):
            found.append(_("No answer favours %(role)s over %(other)s.") % words)
        elif problem.answers:
            number = len(problem.answers)
            found.append(
                ngettext(
                    "On its best answer %(other)s is nearest to it.",
                    "On its %(number)d best answers %(other)s is nearest to it.",
                    number,
                )
                % {**words, "number": number}
            )
    return found


def favouring(questionnaire: scoring.Questionnaire, role: str, other: str) -> list[str]:
    """Slugs of the answers that give the role more above its least than they give the other above the other's."""
    return [
        answer.slug
        for question in questionnaire.questions
        for answer in question.answers
        if answer.points(role) - question.bounds(role)[0] > answer.points(other) - question.bounds(other)[0]
    ]
