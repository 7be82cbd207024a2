"""Scoring on made-up questionnaires; tests/test_content.py tries the shipped one."""

from fractions import Fraction

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


def test_fit_places_points_between_least_and_most() -> None:
    result = scoring.fit(TWO, {"code": "0", "people": "1"}, "a")
    assert (result.points, result.least, result.most, result.share) == (3, -2, 3, Fraction(1))
    assert [(item.question.slug, item.points, item.reason) for item in result.contributions] == [
        ("code", 2, "a 2"),
        ("people", 1, "a 1"),
    ]
    assert scoring.fit(TWO, {"code": "0", "people": "0"}, "b").share == Fraction(0)


def test_a_skipped_question_counts_for_nothing() -> None:
    result = scoring.fit(TWO, {"people": "1"}, "a")
    assert (result.points, result.least, result.most) == (1, -2, 1)


def test_a_role_that_the_answers_say_nothing_of_comes_last() -> None:
    assert not scoring.fit(TWO, {"code": "0"}, "c").is_informed
    assert [(place.rank, place.fit.role) for place in scoring.rank(TWO, {"code": "1"})] == [
        (1, "b"),
        (2, "a"),
        (3, "c"),
    ]


def test_ties_share_a_rank_and_the_next_rank_counts_them() -> None:
    same = scoring.Questionnaire((question("q", {"a": 1, "b": 1}, {"c": 1}),), ("c", "b", "a"))
    assert [(place.rank, place.fit.role, place.tied) for place in scoring.rank(same, {"q": "0"})] == [
        (1, "b", True),
        (1, "a", True),
        (3, "c", False),
    ]


def test_without_answers_there_is_no_ranking() -> None:
    assert scoring.rank(TWO, {}) == []
    assert scoring.rank(TWO, {"unknown": "0"}) == []


def test_percent_rounds_halves_up() -> None:
    three = scoring.Questionnaire((question("q", {"a": 2}, {"a": 1}, {"a": -1}, {"a": -2}),), ("a",))
    assert [scoring.fit(three, {"q": str(index)}, "a").percent for index in range(4)] == [100, 75, 25, 0]


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
    assert sorted(place.fit.role for place in places) == sorted(questionnaire.roles)
    for place in places:
        assert place.fit.points == sum(item.points for item in place.fit.contributions)
        assert 0 <= place.fit.share <= 1
        assert place.rank == 1 + sum(other.fit.key > place.fit.key for other in places)
        assert place.tied == (sum(other.fit.key == place.fit.key for other in places) > 1)


@given(answered(), st.data())
def test_a_better_answer_never_lowers_a_role(
    case: tuple[scoring.Questionnaire, dict[str, str]], data: st.DataObject
) -> None:
    questionnaire, answers = case
    role = data.draw(st.sampled_from(questionnaire.roles))
    item = data.draw(st.sampled_from(questionnaire.questions))
    before = scoring.fit(questionnaire, {**answers, item.slug: item.answers[0].slug}, role)
    for better in item.answers:
        after = scoring.fit(questionnaire, {**answers, item.slug: better.slug}, role)
        gain = after.points - before.points
        assert (after.share >= before.share) if gain >= 0 else (after.share <= before.share)


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
        tuple(reversed(questionnaire.roles)),
    )
    shares = {place.fit.role: (place.rank, place.fit.share) for place in scoring.rank(questionnaire, answers)}
    assert shares == {place.fit.role: (place.rank, place.fit.share) for place in scoring.rank(turned, answers)}
