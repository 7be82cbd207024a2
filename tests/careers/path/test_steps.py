from dataclasses import replace

import pytest

from careers.path.steps import WORDS_A_MINUTE, Step, minutes, steps

SHORT = Step("one", "Is it so?", "", (("yes", "It is"), ("no", "It is not")))


def test_minutes_follow_from_the_words_that_are_still_to_be_read() -> None:
    assert SHORT.words == 8
    long = replace(SHORT, help="word " * WORDS_A_MINUTE)
    assert [minutes([SHORT]), minutes([long]), minutes([long, long, SHORT]), minutes([])] == [1, 1, 2, 1]


@pytest.mark.usefixtures("questions")
def test_the_background_comes_after_all_questions_and_gives_no_points() -> None:
    assert [(step.slug, step.gives_points) for step in steps("en")] == [
        ("code", True),
        ("people", True),
        ("pace", True),
        ("background", False),
    ]
