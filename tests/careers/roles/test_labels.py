"""Labels that never meet, whatever stands where and however wide the sheet is."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.roles.career_map import NARROW, WIDE
from careers.roles.labels import EDGE, MOST_LABELS, Box, Label, Sheet, Thing, label_box, meeting, place_labels, square

TITLES = ["Machine Learning Engineer", "Data Scientist", "AI Safety", "NLP / LLM", "MLOps", "Computer Vision Engineer"]
SHEET = Sheet(narrowest=100, widest=300, height=200, size=10)


def things(sheet: Sheet) -> st.SearchStrategy[list[Thing]]:
    thing = st.builds(
        Thing,
        st.floats(9, 91),
        st.floats(0.09, 0.91).map(lambda share: share * sheet.height),
        st.integers(16, 48),
        st.sampled_from(TITLES),
    )
    return st.lists(thing, min_size=3, max_size=14)


def at_width(box: Box, width: float) -> tuple[float, float, float, float]:
    start = box.at * width / 100 + box.start
    return start, box.top, start + box.length, box.bottom


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    slack = 1e-6
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


@pytest.mark.parametrize("sheet", [WIDE, NARROW], ids=["wide", "narrow"])
@given(data=st.data())
def test_no_label_meets_another_a_drawing_a_word_of_an_axis_or_the_edge_at_any_width(
    sheet: Sheet, data: st.DataObject
) -> None:
    known = data.draw(things(sheet))
    width = data.draw(st.floats(sheet.narrowest, sheet.widest))
    labels = dict(enumerate(place_labels(tuple(known), sheet)))
    boxes = {index: at_width(label_box(known[index], label, sheet), width) for index, label in labels.items() if label}
    assert not [pair for pair in combinations(boxes.values(), 2) if overlap(*pair)]
    for index, box in boxes.items():
        others = [square(thing) for at, thing in enumerate(known) if at != index]
        assert not [other for other in [*others, *map(Box._make, sheet.axes)] if overlap(box, at_width(other, width))]
        assert min(box[0], box[1], width - box[2], sheet.height - box[3]) >= EDGE - 1e-6


def test_two_boxes_meet_where_they_meet_at_any_width_between() -> None:
    """At 100 the second is on the left of the first, at 300 on its right."""
    one, other = Box(50, 0, 20, 0, 10), Box(75, -50, 20, 5, 15)
    assert not overlap(at_width(one, 100), at_width(other, 100))
    assert not overlap(at_width(one, 300), at_width(other, 300))
    assert meeting(one, other, SHEET) == meeting(other, one, SHEET) == 100


def test_a_label_stands_beside_its_square_and_not_on_an_axis_if_it_can() -> None:
    sheet = Sheet(narrowest=290, widest=300, height=200, size=10)
    assert place_labels((Thing(20, 50, 10, "Abc"),), sheet) == [Label(16, 5, "start")]
    assert place_labels((Thing(40, 50, 10, "Abc"),), sheet) == [Label(-16, 5, "end")]


def test_labels_without_room_are_left_out_and_the_others_stay() -> None:
    crowd = tuple(Thing(50, 100, 10, "A rather long title") for _ in range(MOST_LABELS + 1))
    labels = place_labels((*crowd[:20], Thing(20, 400, 10, "Far")), WIDE)
    assert labels[-1] == Label(16, 5, "start")
    assert 1 < labels.count(None) < 20
    assert place_labels(crowd, WIDE) == [None] * len(crowd)
