"""The shipped questionnaire against its bars, over many sets of answers; docs/questionnaire.md says what they are."""

import random
from collections import Counter
from itertools import combinations

import pytest
from django.conf import settings

from careers.path import scoring
from careers.path.health import check
from careers.path.report import subject, warnings
from publishing.documents.load import load

pytestmark = [pytest.mark.prove, pytest.mark.django_db]

# Answers that sound good whatever one likes to do.
VIRTUOUS = [
    ("pride", "weakness"),
    ("pride", "rule"),
    ("hospital", "attack"),
    ("hospital", "agree"),
    ("hospital", "trial"),
    ("system", "rules"),
    ("failure", "count"),
]
SETS = 2_000


@pytest.fixture
def shipped() -> scoring.Questionnaire:
    load(settings.CONTENT_DIR)
    warnings()  # as the command asks for them, and so keeps the margin
    found = subject()
    assert found
    return found[0]


def test_200_000_sets_of_answers_show_no_problem(shipped: scoring.Questionnaire) -> None:
    health = check(shipped, 200_000)
    assert health.problems == ()
    assert shipped.margin == pytest.approx(health.margin, abs=0.03)


def test_no_two_virtuous_answers_decide(shipped: scoring.Questionnaire) -> None:
    chance = random.Random(1)  # noqa: S311  # the same in every run
    for (one, first), (other, second) in combinations(VIRTUOUS, 2):
        if one == other:
            continue
        leaders: Counter[str] = Counter()
        for _ in range(SETS):
            answers = {question.slug: chance.choice(question.answers).slug for question in shipped.questions}
            leaders[scoring.rank(shipped, {**answers, one: first, other: second})[0].role] += 1
        role, times = leaders.most_common(1)[0]
        assert times <= SETS / 2, f"{one}={first} and {other}={second} put {role} first in {times} of {SETS} sets."
