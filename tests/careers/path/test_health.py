import time
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings

from careers.path import scoring
from careers.path.health import Problem, check
from tests.careers.path.test_scoring import TWO, question, questionnaires


def problems(questionnaire: scoring.Questionnaire) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in check(questionnaire).problems:
        found.setdefault(problem.code, []).append(problem)
    return found


def test_it_counts_combinations_with_skips() -> None:
    health = check(TWO)
    assert (health.combinations, health.tried, health.exact) == (8, 8, True)


@settings(max_examples=60)
@given(questionnaires())
def test_it_agrees_with_ranking_every_combination(questionnaire: scoring.Questionnaire) -> None:
    health = check(questionnaire)
    wins = dict.fromkeys(questionnaire.roles, 0)
    tries = ties = 0
    options = [[None, *question.answers] for question in questionnaire.questions]
    for chosen in product(*options):
        pairs = zip(questionnaire.questions, chosen, strict=True)
        places = scoring.rank(questionnaire, {question.slug: answer.slug for question, answer in pairs if answer})
        if places:
            tries += 1
            first = [place.fit.role for place in places if place.rank == 1]
            ties += len(first) > 1
            if len(first) == 1:
                wins[first[0]] += 1
    assert health.combinations == tries
    assert health.sole_wins == {role: Fraction(count, tries) for role, count in wins.items()}
    assert health.ties == Fraction(ties, tries)


def test_a_role_that_another_is_never_behind_is_dominated() -> None:
    everywhere_less = scoring.Questionnaire((question("q", {"a": 2, "b": 2}, {"c": 1}),), ("a", "b", "c"))
    pairs = {(problem.role, problem.other) for problem in problems(everywhere_less)["dominated"]}
    assert pairs == {("a", "b"), ("b", "a")}


def test_a_role_that_cannot_win_alone_names_its_rival_and_its_best_answers() -> None:
    questionnaire = scoring.Questionnaire((question("q", {"a": 2, "b": 2}, {"c": 1}),), ("a", "b", "c"))
    problem = next(item for item in problems(questionnaire)["never-first"] if item.role == "a")
    assert (problem.other, problem.answers) == ("b", ("q=0",))


def test_a_question_that_separates_nobody_is_idle_and_its_answers_are_not_reported_again() -> None:
    questionnaire = scoring.Questionnaire(
        (question("q", {"a": 1}, {"b": 1}), question("idle", {"a": 1, "b": 1}, {"a": 1, "b": 1})), ("a", "b")
    )
    found = problems(questionnaire)
    assert [problem.question for problem in found["idle-question"]] == ["idle"]
    assert "idle" not in [problem.question for problem in found.get("dead-answer", [])]


def test_an_answer_that_changes_nothing_is_dead() -> None:
    strong = [question(f"q{n}", {"a": 2, "b": -2}, {"a": -2, "b": 2}) for n in range(2)]
    weak = question("weak", {"c": 1}, {})
    found = problems(scoring.Questionnaire((*strong, weak), ("a", "b", "c")))
    assert all(problem.question == "weak" for problem in found.get("dead-answer", []))
    same = scoring.Questionnaire((question("q", {"a": 1}, {"b": 1}), question("w", {"a": 1}, {"b": 1})), ("a", "b"))
    assert "dead-answer" not in problems(same)


def test_roles_with_nearly_the_same_weights_are_hardly_told_apart() -> None:
    alike = [question(f"q{n}", {"a": 2, "b": 2, "c": -2}, {"a": -2, "b": -2, "c": 2}) for n in range(4)]
    questionnaire = scoring.Questionnaire((*alike, question("odd", {"a": 1}, {})), ("a", "b", "c"))
    assert ("a", "b") in [(problem.role, problem.other) for problem in problems(questionnaire)["hardly-told-apart"]]


@settings(max_examples=40)
@given(questionnaires())
def test_changed_answers_are_those_of_ranking_them(questionnaire: scoring.Questionnaire) -> None:
    def first(answers: dict[str, str]) -> set[str]:
        return {place.fit.role for place in scoring.rank(questionnaire, answers) if place.rank == 1}

    changes = differ = 0
    alive = set()
    for chosen in product(*([None, *asked.answers] for asked in questionnaire.questions)):
        given = {q.slug: a.slug for q, a in zip(questionnaire.questions, chosen, strict=True) if a}
        for asked in questionnaire.questions:
            others = {name: value for name, value in given.items() if name != asked.slug}
            for answer in asked.answers:
                changed = first({**others, asked.slug: answer.slug})
                if asked.slug not in given:
                    if others and changed != first(others):
                        alive.add((asked.slug, answer.slug))
                elif given[asked.slug] != answer.slug:
                    changes += 1
                    differ += changed != first(given)
    health = check(questionnaire)
    assert health.changed == (Fraction(differ, changes) if changes else 0)
    dead = {(problem.question, problem.answer) for problem in health.problems if problem.code == "dead-answer"}
    assert not dead & alive


def large(questions: int, answers: int) -> scoring.Questionnaire:
    """Ten roles, each favoured by some answers and spoken against by others."""
    roles = tuple("abcdefghij")
    points = [
        [{roles[(q + 3 * a + k) % 10]: (2, 1, -1)[k] for k in range(3)} for a in range(answers)]
        for q in range(questions)
    ]
    return scoring.Questionnaire(tuple(question(f"q{q}", *weights) for q, weights in enumerate(points)), roles)


def test_beyond_the_work_it_samples_with_a_seed_and_says_so() -> None:
    questionnaire = large(6, 3)
    exact = check(questionnaire)
    assert (exact.exact, exact.tried) == (True, 4095)
    sampled = check(questionnaire, work=480_000)
    assert (sampled.exact, sampled.tried) == (False, 1000)
    assert check(questionnaire, work=480_000) == sampled
    for role, share in exact.sole_wins.items():
        assert abs(share - sampled.sole_wins[role]) < Fraction(4, 100)
    assert abs(exact.changed - sampled.changed) < Fraction(4, 100)


@pytest.mark.parametrize(("questions", "answers"), [(9, 4), (20, 6), (60, 6)])
def test_the_work_has_an_end_however_many_questions_there_are(questions: int, answers: int) -> None:
    questionnaire = large(questions, answers)
    health = check(questionnaire, work=100_000)
    assert health.combinations == (answers + 1) ** questions - 1
    assert not health.exact
    assert 0 < health.tried <= 100_000 // questions


@pytest.mark.prove
@pytest.mark.parametrize(("questions", "answers"), [(7, 4), (9, 4), (20, 6), (60, 6)])
def test_an_editor_waits_two_seconds_at_most(questions: int, answers: int) -> None:
    questionnaire = large(questions, answers)
    started = time.process_time()
    check(questionnaire)
    assert time.process_time() - started < 2


def test_a_questionnaire_without_questions_has_nothing_to_check() -> None:
    assert check(scoring.Questionnaire((), ("a",))).combinations == 0
