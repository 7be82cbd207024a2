import time
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings

from careers.path import scoring
from careers.path.health import FIRM, Problem, alike, check
from tests.careers.path.test_scoring import TRACKS, TWO, question, questionnaires


def problems(questionnaire: scoring.Questionnaire) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in check(questionnaire).problems:
        found.setdefault(problem.code, []).append(problem)
    return found


def test_it_tries_all_sets_of_answers_to_all_questions() -> None:
    health = check(TWO)
    assert (health.combinations, health.tried, health.exact) == (4, 4, True)


@settings(max_examples=60)
@given(questionnaires())
def test_it_agrees_with_ranking_every_set(questionnaire: scoring.Questionnaire) -> None:
    health = check(questionnaire)
    wins = dict.fromkeys(questionnaire.targets, 0)
    sets = ties = 0
    for chosen in product(*(item.answers for item in questionnaire.questions)):
        slugs = (item.slug for item in questionnaire.questions)
        places = scoring.score(questionnaire, dict(zip(slugs, (answer.slug for answer in chosen), strict=True)))
        best = max(place.value for place in places)
        first = [place for place in places if place.value == best]
        sets += 1
        ties += len(first) > 1
        if len(first) == 1:
            wins[first[0].fit.target] += 1
    assert health.combinations == sets
    assert health.wins == {name: Fraction(count, sets) for name, count in wins.items()}
    assert health.ties == Fraction(ties, sets)


def test_a_win_is_counted_for_the_track_that_fits() -> None:
    health = check(TRACKS)
    assert set(health.wins) == {"a", "b", "s/build", "s/write"}
    assert health.role_wins["s"] == health.wins["s/build"] + health.wins["s/write"] > 0


def test_an_answer_that_decides_alone_is_told_with_its_role() -> None:
    loud = question("loud", {"a": 2}, {"b": 2}, {"c": 2})
    quiet = question("quiet", {"a": 1}, {"b": 1}, {"c": 1}, {})
    found = problems(scoring.Questionnaire((loud, quiet), ("a", "b", "c")))
    assert {(problem.question, problem.answer, problem.role) for problem in found["decides-alone"]} >= {
        ("loud", "0", "a"),
        ("loud", "1", "b"),
        ("loud", "2", "c"),
    }
    assert found["two-decide"][0].share == 1


def test_a_question_that_separates_nobody_is_idle() -> None:
    questionnaire = scoring.Questionnaire(
        (question("q", {"a": 1}, {"b": 1}), question("idle", {"a": 1, "b": 1}, {"a": 1, "b": 1})), ("a", "b")
    )
    assert [problem.question for problem in problems(questionnaire)["idle-question"]] == ["idle"]


def test_a_role_that_no_answer_favours_is_told() -> None:
    questionnaire = scoring.Questionnaire((question("q", {"a": 1}, {"b": -1}),), ("a", "b"))
    assert [problem.role for problem in problems(questionnaire)["never-favoured"]] == ["b"]


def test_roles_with_nearly_the_same_weights_are_hardly_told_apart() -> None:
    same = [question(f"q{n}", {"a": 2, "b": 2, "c": -2}, {"a": -2, "b": -2, "c": 2}) for n in range(4)]
    questionnaire = scoring.Questionnaire((*same, question("odd", {"a": 1}, {})), ("a", "b", "c"))
    assert ("a", "b") in [(problem.role, problem.other) for problem in problems(questionnaire)["hardly-told-apart"]]


def test_questions_that_ask_the_same_are_found() -> None:
    one, again = (question(slug, {"a": 2}, {"b": 2}, {"c": 2}) for slug in ("one", "again"))
    other = question("other", {"a": 2, "b": -2}, {"c": 1}, {"b": 1, "c": -1})
    questionnaire = scoring.Questionnaire((one, other, again), ("a", "b", "c"))
    nearness, *slugs = next(alike(questionnaire))
    assert (round(nearness, 9), slugs) == (1, ["one", "again"])
    found = [(problem.question, problem.question_2) for problem in problems(questionnaire)["ask-the-same"]]
    assert found[0] == ("one", "again")
    alone = scoring.Questionnaire((one, other), ("a", "b", "c"))
    assert next(alike(alone))[0] < 1


def large(questions: int, answers: int) -> scoring.Questionnaire:
    """Ten roles, each favoured by some answers and spoken against by others."""
    roles = tuple("abcdefghij")
    points = [
        [{roles[(q + 3 * a + k) % 10]: (2, 1, -1)[k] for k in range(3)} for a in range(answers)]
        for q in range(questions)
    ]
    return scoring.Questionnaire(tuple(question(f"q{q}", *weights) for q, weights in enumerate(points)), roles)


def test_the_margin_keeps_the_first_role_after_slips_in_the_group_before_them() -> None:
    """A margin that is any smaller does not, and one of nought keeps it as often as nothing flips."""
    health = check(large(8, 5), 4000)
    assert health.margin > 0
    assert float(health.flips) > 1 - FIRM
    assert 1 < health.group < 10
    assert 0 < health.single < 1


def test_beyond_the_number_it_samples_with_a_seed_and_says_so() -> None:
    questionnaire = large(6, 4)
    exact = check(questionnaire, 4096)
    assert (exact.exact, exact.tried) == (True, 4096)
    sampled = check(questionnaire, 2000)
    assert (sampled.exact, sampled.tried) == (False, 2000)
    assert check(questionnaire, 2000) == sampled
    for role, share in exact.wins.items():
        assert abs(share - sampled.wins[role]) < Fraction(4, 100)
    assert abs(exact.margin - sampled.margin) < 0.15


@pytest.mark.parametrize(("questions", "answers"), [(9, 4), (20, 6), (60, 6)])
def test_the_work_has_an_end_however_many_questions_there_are(
    questions: int, answers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careers.path.health.WORK", 100_000)
    health = check(large(questions, answers))
    assert health.combinations == answers**questions
    assert not health.exact
    assert 0 < health.tried <= 100_000 // questions


@pytest.mark.prove
@pytest.mark.parametrize(("questions", "answers"), [(7, 4), (12, 6), (20, 6), (60, 6)])
def test_an_editor_waits_two_seconds_at_most(questions: int, answers: int) -> None:
    questionnaire = large(questions, answers)
    started = time.process_time()
    check(questionnaire)
    assert time.process_time() - started < 2


def test_a_questionnaire_without_questions_has_nothing_to_check() -> None:
    assert check(scoring.Questionnaire((), ("a",))).combinations == 0
