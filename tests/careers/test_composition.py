import pytest

from careers.composition import composition, read_composition


def test_the_most_frequent_title_comes_first_and_all_come_back() -> None:
    text = composition({"LLM Engineer": 1, "AI Engineer": 513, "AI/ML Engineer": 1})
    assert text == "AI Engineer: 513; AI/ML Engineer: 1; LLM Engineer: 1"
    assert read_composition(text) == [("AI Engineer", 513), ("AI/ML Engineer", 1), ("LLM Engineer", 1)]
    assert read_composition(composition({})) == []


@pytest.mark.parametrize("text", ["AI Engineer", "AI Engineer: 0", "AI Engineer: x", ": 5", "A: 1;", "A: 1; A: 2"])
def test_what_is_no_composition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected titles such as|is there twice"):
        read_composition(text)
