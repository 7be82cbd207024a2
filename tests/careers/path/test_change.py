import pytest
from hypothesis import assume, given, settings

from careers.path import scoring
from careers.path.change import change_that_puts_first, firmness, single_changes
from tests.careers.path.test_scoring import TWO, answered


@settings(max_examples=60)
@given(answered())
def test_the_change_that_puts_a_role_first_does_so_and_otherwise_none_would(
    case: tuple[scoring.Questionnaire, dict[str, str]],
) -> None:
    questionnaire, answers = case
    assume(answers)
    changes = single_changes(questionnaire, answers)
    for role in questionnaire.roles:
        alone = []
        for item in questionnaire.questions:
            for answer in item.answers if item.slug in answers else ():
                places = scoring.rank(questionnaire, {**answers, item.slug: answer.slug})
                first = places[0]
                is_alone = first.role == role and not first.tied and first.fit.is_informed
                if answer.slug != answers[item.slug] and is_alone:
                    alone.append((item.slug, answer.slug))
        change = change_that_puts_first(role, changes)
        assert (change is None) == (not alone)
        if change:
            assert (change.question.slug, change.answer.slug) in alone


@settings(max_examples=60)
@given(answered())
def test_a_change_says_what_the_ranking_after_it_says(case: tuple[scoring.Questionnaire, dict[str, str]]) -> None:
    questionnaire, answers = case
    for change in single_changes(questionnaire, answers):
        places = scoring.rank(questionnaire, {**answers, change.question.slug: change.answer.slug})
        assert change.first == (None if places[0].tied else places[0].role)
        if len(places) > 1 and places[1].fit.is_informed:
            assert change.lead == pytest.approx(places[0].value - places[1].value)


def test_firmness_counts_the_changes_that_unseat_the_first() -> None:
    answers = {"code": "0", "people": "1"}
    result = firmness(scoring.rank(TWO, answers), single_changes(TWO, answers))
    assert (result.changes, result.unseating) == (2, 1)


def test_skipped_questions_are_no_changes() -> None:
    assert [change.question.slug for change in single_changes(TWO, {"people": "1"})] == ["people"]
