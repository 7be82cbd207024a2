"""The questionnaire's health in words: for the command, the admin and the end of a load."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from careers.models import Questionnaire, Role
from careers.path import health as path_health
from careers.path import scoring
from careers.path.health import Health, Influence, Problem
from careers.path.rows import load_questionnaire
from careers.percentiles import rounded


@dataclass(frozen=True)
class Report:
    health: Health
    titles: dict[str, str]
    """Of the roles and their tracks, by target, in the editors' order."""
    warnings: list[str]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """(slug, title, share of sole wins) of every role, most first, each followed by its tracks."""
        wins, roles = self.health.wins, self.health.role_wins
        found = []
        for role in sorted(roles, key=lambda role: roles[role], reverse=True):
            found.append((role, self.titles[role], percent(roles[role])))
            tracks = [name for name in wins if name != role and scoring.role_of(name) == role]
            found += [(name, f"— {self.titles[name]}", percent(wins[name])) for name in tracks]
        return found

    @property
    def figures(self) -> list[tuple[str, str]]:
        """What else the health check measures, in words and figures."""
        health = self.health
        figures = [
            (_("Ties for first"), percent(health.ties)),
            (_("Another role is first after slips in 15 % of the answers"), percent(health.flips)),
            (_("Margin within which roles are not told apart, in standard deviations"), f"{health.margin:.2f}"),
            (_("Roles in the first group, on average"), f"{health.group:.2f}"),
            (_("One role alone in the first group"), percent(health.single)),
        ]
        if health.influences:
            found = max(health.influences, key=lambda one: one.share)
            figures.append((_("The answer that most often puts one role first"), self.said(found)))
        if health.pair:
            figures.append((_("The two answers that most often put one role first"), self.said(health.pair)))
        if health.alike:
            nearness, *questions = health.alike[0]
            figures.append((_("The two questions most alike"), f"{', '.join(questions)}: {nearness:.2f}"))
        return figures

    def said(self, found: Influence) -> str:
        answers = " + ".join("=".join(answer) for answer in found.answers)
        return f"{answers}: {self.titles[found.target]}, {percent(found.share)}"

    @property
    def summary(self) -> str:
        health = self.health
        words = {"tried": f"{health.tried:,}", "combinations": f"{health.combinations:,}"}
        if health.exact:
            return _("Over all %(tried)s sets of answers to all questions.") % words
        return _("Over a seeded sample of %(tried)s of the %(combinations)s sets of answers to all questions.") % words


def subject() -> tuple[scoring.Questionnaire, dict[str, str]] | None:
    """What a report is about: the questionnaire, and the titles of roles and tracks by target. Some nine queries."""
    row = Questionnaire.objects.with_questions().first()
    if not row:
        return None
    titles = {}
    for role in Role.objects.only("slug", "title").prefetch_related("tracks"):
        titles[role.slug] = role.title
        titles.update((scoring.target(role.slug, track.slug), track.title) for track in role.tracks.all())
    return load_questionnaire(row), titles


def report(sets: int = 0) -> Report | None:
    """Of the questionnaire in the database; None if there is none. A second of computing."""
    found = subject()
    if found is None:
        return None
    questionnaire, titles = found
    health = path_health.check(questionnaire, sets)
    return Report(health, titles, [describe(problem, questionnaire, titles) for problem in health.problems])


def warnings() -> list[str]:
    """Of a questionnaire that was changed; its margin is kept."""
    found = report()
    keep_margin(found)
    return found.warnings if found else []


def keep_margin(found: Report | None) -> None:
    if found:
        Questionnaire.objects.exclude(margin=found.health.margin).update(margin=found.health.margin)


def percent(share: Fraction) -> str:
    """One decimal, halves up."""
    tenths = rounded(share * 1000)
    return f"{tenths // 10}.{tenths % 10} %"


def describe(problem: Problem, questionnaire: scoring.Questionnaire, titles: dict[str, str]) -> str:
    """The problem and a hint at what to change, in a sentence or two."""

    def question_text(slug: str) -> str:
        question = questionnaire.question(slug)
        return question.text if question else slug

    def answer_text(question_slug: str, slug: str) -> str:
        question = questionnaire.question(question_slug)
        answer = question.answer(slug) if question else None
        return answer.text if answer else slug

    words = {
        "role": titles.get(problem.role, problem.role),
        "other": titles.get(problem.other, problem.other),
        "question": question_text(problem.question),
        "answer": answer_text(problem.question, problem.answer),
        "second_question": question_text(problem.question_2),
        "second_answer": answer_text(problem.question_2, problem.answer_2),
        "share": percent(problem.share) if problem.share is not None else "",
    }
    return SENTENCES[problem.code]() % {**words, **BARS}


BARS = {
    "least": percent(path_health.LEAST_WINS),
    "least_of_a_track": percent(path_health.LEAST_WINS_OF_A_TRACK),
    "most": percent(path_health.MOST_WINS),
    "ties": percent(path_health.MOST_TIES),
    "by_one": percent(path_health.MOST_BY_ONE_ANSWER),
    "by_two": percent(path_health.MOST_BY_TWO_ANSWERS),
    "group": f"{path_health.LARGEST_GROUP:g}",
    "single": percent(path_health.LEAST_SINGLE),
}
SENTENCES = {
    "never-first": lambda: _("%(role)s can never be first alone."),
    "seldom-first": lambda: _(
        "%(role)s is first alone in only %(share)s of sets; at least %(least)s is fair, and %(least_of_a_track)s for "
        "a track."
    ),
    "often-first": lambda: _("%(role)s is first alone in %(share)s of sets; more than %(most)s is too often."),
    "never-favoured": lambda: _(
        "No answer gives %(role)s a point: it can be first only because of what speaks against the others."
    ),
    "many-ties": lambda: _(
        "%(share)s of sets end in a tie for first; %(ties)s is too many. Weights that differ by a point help."
    ),
    "large-groups": lambda: _(
        "On average more than %(group)s roles are not told apart from the first. Larger weights for fewer roles help."
    ),
    "seldom-single": lambda: _(
        "One role alone stands first in only %(share)s of sets; at least %(single)s is useful. Larger weights for "
        "fewer roles help."
    ),
    "decides-alone": lambda: _(
        "The answer “%(answer)s” to “%(question)s” puts %(role)s first in %(share)s of the sets with it; more than "
        "%(by_one)s lets one answer decide."
    ),
    "two-decide": lambda: _(
        "The answers “%(answer)s” and “%(second_answer)s” together put %(role)s first in %(share)s of the sets with "
        "them; more than %(by_two)s lets two answers decide."
    ),
    "ask-the-same": lambda: _(
        "“%(question)s” and “%(second_question)s” ask nearly the same: most answers to the one say of the roles what "
        "an answer to the other says."
    ),
    "idle-question": lambda: _(
        "The question “%(question)s” separates nobody: each of its answers gives every role the same. "
        "Give its answers different weights, or remove it."
    ),
    "dead-answer": lambda: _(
        "The answer “%(answer)s” to “%(question)s” hardly changes who is first. Give it weights, or larger ones."
    ),
    "hardly-told-apart": lambda: _(
        "The questions hardly tell %(role)s from %(other)s: their points rise and fall together. Add an answer that "
        "favours the one and not the other."
    ),
}
