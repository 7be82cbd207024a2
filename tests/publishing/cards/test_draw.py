"""The picture of a card: of the size that other sites want, small, readable, and never with words beyond its edge."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from careers.roles.glyphs import GLYPHS
from publishing.cards.card import Card
from publishing.cards.draw import FOOT, PAPER, TITLE, Text, colour, picture

CARD = Card("Data Scientist", "Answers questions with data", "What it pays.", GLYPHS["scatter"], 200, "AI Career Guide")


def drawn(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(picture(card))).convert("RGB")


def differ(one: Image.Image, other: Image.Image) -> int:
    """By how much of 255 two pictures differ where they differ most."""
    return max(int(most) for _least, most in ImageChops.difference(one, other).getextrema())  # type: ignore[misc]  # three


def test_the_picture_has_the_size_that_other_sites_show_and_weighs_little() -> None:
    assert drawn(CARD).size == (1200, 630)
    assert len(picture(CARD)) < 60_000


@pytest.mark.parametrize("title", ["", "AI", "NLP / LLM Engineer", "W" * 120, "Wide words of a role " * 6])
def test_the_margins_stay_empty_whatever_is_written(title: str) -> None:
    image = drawn(replace(CARD, title=title, line=title[:60], note=title))
    for box in ((0, 0, 60, 630), (1160, 0, 1200, 630), (0, 0, 1200, 36), (0, 610, 1200, 630)):
        edge = image.crop(box)
        assert differ(edge, Image.new("RGB", edge.size, PAPER)) <= 2, box


def test_words_keep_off_the_drawing() -> None:
    with_words, without = drawn(replace(CARD, title="Machine Learning Engineer " * 3)), drawn(replace(CARD, title=""))
    box = (780, 125, 1160, 535)
    assert differ(with_words.crop(box), without.crop(box)) <= 2  # the two have other palettes


def test_a_short_title_is_large_and_stands_in_lines_of_like_length() -> None:
    assert Text("Prompt Engineer", 690, TITLE).size == 96
    assert Text("Computer Vision Engineer", 690, TITLE).lines == ["Computer", "Vision Engineer"]
    assert Text("Machine Learning Engineer", 690, TITLE).lines == ["Machine Learning", "Engineer"]


def test_what_does_not_fit_ends_in_dots() -> None:
    assert Text("word " * 100, 100, FOOT).lines == ["word…"]


def test_a_colour_is_that_of_the_style_sheet() -> None:
    assert colour(0.975, 0.012, 85) == (250, 246, 238)
    assert colour(0.25, 0.02, 60) == (41, 31, 24)
    assert colour(0.47, 0.12, 35) == (146, 61, 40)
