from fractions import Fraction
from itertools import product

from hypothesis import given, settings

from careers.path import Questionnaire, rank
from careers.path_health import Problem, check
from tests.careers.test_path import TWO, question, questionnaires


def problems(questionnaire: Questionnaire) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in check(questionnaire).problems:
        found.setdefault(problem.code, []).append(problem)
    return found


def test_it_counts_combinations_with_skips() -> None:
    health = check(TWO)
    assert (health.combinations, health.tried, health.exact) == (8, 8, True)


@settings(max_examples=60)
@given(questionnaires())
def test_it_agrees_with_ranking_every_combination(questionnaire: Questionnaire) -> None:
    health = check(questionnaire)
    wins = dict.fromkeys(questionnaire.roles, 0)
    tries = ties = 0
    options = [[None, *question.answers] for question in questionnaire.questions]
    for chosen in product(*options):
        pairs = zip(questionnaire.questions, chosen, strict=True)
        places = rank(questionnaire, {question.slug: answer.slug for question, answer in pairs if answer})
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
    everywhere_less = Questionnaire((question("q", {"a": 2, "b": 2}, {"c": 1}),), ("a", "b", "c"))
    pairs = {(problem.role, problem.other) for problem in problems(everywhere_less)["dominated"]}
    assert pairs == {("a", "b"), ("b", "a")}


def test_a_role_that_cannot_win_alone_names_its_rival_and_its_best_answers() -> None:
    questionnaire = Questionnaire((question("q", {"a": 2, "b": 2}, {"c": 1}),), ("a", "b", "c"))
    problem = next(item for item in problems(questionnaire)["never-first"] if item.role == "a")
    assert (problem.other, problem.answers) == ("b", ("q=0",))


def test_a_question_that_separates_nobody_is_idle_and_its_answers_are_not_reported_again() -> None:
    questionnaire = Questionnaire(
        (question("q", {"a": 1}, {"b": 1}), question("idle", {"a": 1, "b": 1}, {"a": 1, "b": 1})), ("a", "b")
    )
    found = problems(questionnaire)
    assert [problem.question for problem in found["idle-question"]] == ["idle"]
    assert "idle" not in [problem.question for problem in found.get("dead-answer", [])]


def test_an_answer_that_changes_nothing_is_dead() -> None:
    strong = [question(f"q{n}", {"a": 2, "b": -2}, {"a": -2, "b": 2}) for n in range(2)]
    weak = question("weak", {"c": 1}, {})
    found = problems(Questionnaire((*strong, weak), ("a", "b", "c")))
    assert all(problem.question == "weak" for problem in found.get("dead-answer", []))
    same = Questionnaire((question("q", {"a": 1}, {"b": 1}), question("w", {"a": 1}, {"b": 1})), ("a", "b"))
    assert "dead-answer" not in problems(same)


def test_roles_with_nearly_the_same_weights_are_hardly_told_apart() -> None:
    alike = [question(f"q{n}", {"a": 2, "b": 2, "c": -2}, {"a": -2, "b": -2, "c": 2}) for n in range(4)]
    questionnaire = Questionnaire((*alike, question("odd", {"a": 1}, {})), ("a", "b", "c"))
    assert ("a", "b") in [(problem.role, problem.other) for problem in problems(questionnaire)["hardly-told-apart"]]


def test_beyond_the_limit_it_samples_with_a_seed_and_says_so() -> None:
    questionnaire = Questionnaire(
        tuple(question(f"q{n}", {"a": 2}, {"b": 2}, {"c": 1}) for n in range(6)), ("a", "b", "c")
    )
    exact = check(questionnaire)
    sampled = check(questionnaire, exact_limit=100, sample=2000)
    assert (sampled.exact, sampled.tried) == (False, 2000)
    assert check(questionnaire, exact_limit=100, sample=2000) == sampled
    for role, share in exact.sole_wins.items():
        assert abs(share - sampled.sole_wins[role]) < Fraction(4, 100)


def test_a_questionnaire_without_questions_has_nothing_to_check() -> None:
    assert check(Questionnaire((), ("a",))).combinations == 0
