"""Scoring on made-up questionnaires; tests/test_content.py tries the shipped one."""

from fractions import Fraction
from itertools import product
from math import sqrt
from statistics import mean, pstdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careers.path import scoring


def question(slug: str, *answers: dict[str, int]) -> scoring.Question:
    """A question whose answers are called 0, 1, 2 …"""
    return scoring.Question(
        slug,
        f"{slug}?",
        tuple(
            scoring.Answer(
                str(index),
                f"answer {index}",
                {role: scoring.Weight(points, f"{role} {points}") for role, points in w.items()},
            )
            for index, w in enumerate(answers)
        ),
    )


TWO = scoring.Questionnaire(
    (question("code", {"a": 2, "b": -1}, {"b": 1}), question("people", {"a": -2}, {"a": 1, "b": 2})),
    ("a", "b", "c"),
)


def of(questionnaire: scoring.Questionnaire, answers: dict[str, str], role: str) -> scoring.Place:
    return next(place for place in scoring.score(questionnaire, answers) if place.role == role)


def test_fit_counts_standard_deviations_from_answers_by_lot() -> None:
    """By lot `a` gets 2 or 0, then −2 or 1: 0.5 points, with the variance 1 + 2.25."""
    fit = of(TWO, {"code": "0", "people": "1"}, "a").fit
    assert (fit.points, fit.mean) == (3, Fraction(1, 2))
    assert fit.spread == pytest.approx(sqrt(3.25))
    assert fit.value == pytest.approx(2.5 / sqrt(3.25))
    assert [(item.question.slug, item.points, item.reason) for item in fit.contributions] == [
        ("code", 2, "a 2"),
        ("people", 1, "a 1"),
    ]


def test_a_best_answer_worth_one_point_does_not_beat_one_worth_two() -> None:
    """Of answers of which one in four favours a role, the weight's size changes nothing."""
    one = scoring.Questionnaire((question("q", {"a": 1, "b": 2}, {}, {}, {"c": 2}),), ("a", "b", "c"))
    assert of(one, {"q": "0"}, "a").value == of(one, {"q": "0"}, "b").value > of(one, {"q": "0"}, "c").value


def test_a_skipped_question_counts_for_nothing() -> None:
    fit = of(TWO, {"people": "1"}, "a").fit
    assert (fit.points, fit.mean, fit.spread) == (1, Fraction(-1, 2), 1.5)


def test_a_role_that_the_answers_say_nothing_of_comes_last() -> None:
    assert not of(TWO, {"code": "0"}, "c").fit.is_informed
    assert [(place.rank, place.role) for place in scoring.rank(TWO, {"code": "1"})] == [(1, "b"), (2, "a"), (3, "c")]


def test_ties_share_a_rank_and_the_next_rank_counts_them() -> None:
    same = scoring.Questionnaire((question("q", {"a": 1, "b": 1}, {"c": 1}),), ("c", "b", "a"))
    assert [(place.rank, place.role, place.tied) for place in scoring.rank(same, {"q": "0"})] == [
        (1, "b", True),
        (1, "a", True),
        (3, "c", False),
    ]


def test_without_answers_there_is_no_ranking() -> None:
    assert scoring.rank(TWO, {}) == []
    assert scoring.rank(TWO, {"unknown": "0"}) == []


def test_per_cent_are_those_who_fit_less_by_lot() -> None:
    even = scoring.Questionnaire((question("q", {"a": 1}, {"a": -1}),), ("a", "b"))
    assert [of(even, {"q": str(index)}, "a").percent for index in range(2)] == [84, 15]


TRACKS = scoring.Questionnaire(
    (
        question("code", {"s/build": 2, "s/write": -2, "a": 1}, {"s/build": -2, "s/write": 2, "b": 1}),
        question("people", {"s/write": 1, "b": 1}, {"s/build": 1, "a": 1}, {"a": -1}),
    ),
    ("a", "b", "s/build", "s/write"),
)


def test_a_role_with_two_tracks_is_one_role_shown_with_the_track_that_fits() -> None:
    places = scoring.rank(TRACKS, {"code": "1", "people": "0"})
    assert [place.role for place in places].count("s") == 1
    assert len(places) == 3
    assert next(place for place in places if place.role == "s").fit.track == "write"


def test_two_tracks_are_no_advantage() -> None:
    """Over all answers the better of two tracks has about mean 0 and standard deviation 1, as every other fit."""
    weights = ({"s/build": 2, "s/write": -1}, {"s/write": 2, "s/build": -1}, {"s/build": 1}, {"s/write": -2})
    many = scoring.Questionnaire(tuple(question(f"q{n}", *weights) for n in range(5)), ("s/build", "s/write"))
    sets = [{f"q{n}": str(digit) for n, digit in enumerate(digits)} for digits in product(range(4), repeat=5)]
    places = [of(many, answers, "s") for answers in sets]
    assert mean(place.value for place in places) == pytest.approx(0, abs=0.05)
    assert pstdev([place.value for place in places]) == pytest.approx(1, abs=0.1)
    assert mean(place.fit.value for place in places) > 0.4


def test_the_first_group_reaches_down_to_the_margin() -> None:
    places = scoring.rank(TWO, {"code": "1", "people": "1"})
    values = [place.value for place in places]
    gap = values[0] - values[1]
    assert [place.role for place in scoring.first_group(places, gap - 0.001)] == [places[0].role]
    assert len(scoring.first_group(places, gap)) >= 2


roles = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5, unique=True)


@st.composite
def questionnaires(draw: st.DrawFn) -> scoring.Questionnaire:
    names = draw(roles)
    weights = st.dictionaries(st.sampled_from(names), st.sampled_from([-2, -1, 1, 2]))
    questions = draw(st.lists(st.lists(weights, min_size=1, max_size=4), min_size=1, max_size=5))
    return scoring.Questionnaire(
        tuple(question(f"q{index}", *answers) for index, answers in enumerate(questions)), tuple(names)
    )


@st.composite
def answered(draw: st.DrawFn) -> tuple[scoring.Questionnaire, dict[str, str]]:
    questionnaire = draw(questionnaires())
    answers = {}
    for item in questionnaire.questions:
        if chosen := draw(st.none() | st.sampled_from(item.answers)):
            answers[item.slug] = chosen.slug
    return questionnaire, answers


@given(answered())
def test_every_role_is_ranked_and_its_reasons_add_up(case: tuple[scoring.Questionnaire, dict[str, str]]) -> None:
    questionnaire, answers = case
    assume(answers)
    places = scoring.rank(questionnaire, answers)
    assert sorted(place.role for place in places) == sorted(questionnaire.roles)
    for place in places:
        assert place.fit.points == sum(item.points for item in place.fit.contributions)
        assert place.rank == 1 + sum(other.key > place.key for other in places)
        assert place.tied == (sum(other.key == place.key for other in places) > 1)


@given(questionnaires())
def test_over_all_answers_every_fit_has_mean_0_and_spread_1(questionnaire: scoring.Questionnaire) -> None:
    slugs = [item.slug for item in questionnaire.questions]
    sets = [
        dict(zip(slugs, chosen, strict=True))
        for chosen in product(*([answer.slug for answer in item.answers] for item in questionnaire.questions))
    ]
    for role in questionnaire.roles:
        places = [of(questionnaire, answers, role) for answers in sets]
        if places[0].fit.is_informed:
            assert mean(place.value for place in places) == pytest.approx(0, abs=1e-9)
            assert pstdev([place.value for place in places]) == pytest.approx(1)


@given(answered(), st.data())
def test_a_better_answer_never_lowers_a_role(
    case: tuple[scoring.Questionnaire, dict[str, str]], data: st.DataObject
) -> None:
    questionnaire, answers = case
    role = data.draw(st.sampled_from(sorted(questionnaire.roles)))
    item = data.draw(st.sampled_from(questionnaire.questions))
    before = of(questionnaire, {**answers, item.slug: item.answers[0].slug}, role)
    for better in item.answers:
        after = of(questionnaire, {**answers, item.slug: better.slug}, role)
        gain = after.fit.points - before.fit.points
        assert (after.value >= before.value) if gain >= 0 else (after.value <= before.value)


@given(answered())
def test_the_order_of_questions_answers_and_roles_changes_no_fit(
    case: tuple[scoring.Questionnaire, dict[str, str]],
) -> None:
    questionnaire, answers = case
    turned = scoring.Questionnaire(
        tuple(
            scoring.Question(item.slug, item.text, tuple(reversed(item.answers)))
            for item in reversed(questionnaire.questions)
        ),
        tuple(reversed(questionnaire.targets)),
    )
    values = {place.role: (place.rank, place.value) for place in scoring.rank(questionnaire, answers)}
    assert values == {place.role: (place.rank, place.value) for place in scoring.rank(turned, answers)}


def test_the_version_changes_with_a_meaning_and_not_with_a_word() -> None:
    reworded = scoring.Questionnaire(
        tuple(scoring.Question(item.slug, "Other words", item.answers, "help") for item in TWO.questions), TWO.targets
    )
    assert reworded.version == TWO.version
    fewer = scoring.Questionnaire(TWO.questions[:1], TWO.targets)
    heavier = scoring.Questionnaire((question("code", {"a": 1}, {"b": 1}), TWO.questions[1]), TWO.targets)
    assert len({TWO.version, fewer.version, heavier.version}) == 3
