import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.titles.words import Phrases, any_stands_in, stands_in, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Data Scientist", "data scientist"),
        ("  DATA-SCIENTIST!! ", "data scientist"),
        ("Data Scientists", "data scientist"),
        ("NLP / LLM Engineer", "nlp llm engineer"),
        ("Développeur d’IA", "developpeur d ia"),
        ("Ｄａｔａ Engineer", "data engineer"),
        ("Machine Learn\u00ading", "machine learning"),
        ("\u202eData\u202c Engineer\u200f", "data engineer"),
        ("डेटा वैज्ञानिक", "डट वजञनक"),
        ("business process", "business process"),
        ("DevOps CI/CD AWS", "devop ci cd aws"),
        ("🙂 <b>AI</b>", "b ai b"),
        ("…", ""),
    ],
)
def test_a_text_is_compared_without_case_accents_punctuation_and_plurals(text: str, expected: str) -> None:
    assert words(text) == tuple(expected.split())


@given(st.text())
def test_every_text_has_words_without_spaces(text: str) -> None:
    assert all(word and not word.isspace() and " " not in word for word in words(text))


def test_the_longest_phrase_is_found_and_none_within_another() -> None:
    phrases = Phrases([("machine learning", "ml"), ("Machine learning operations", "mlops"), ("learning", "school")])
    parts = list(phrases.parts(words("Learning machine-learning operations, or machine learning")))
    assert [part.value for part in parts] == ["school", "mlops", None, "ml"]
    assert [len(part.words) for part in parts] == [1, 3, 1, 2]
    assert list(phrases.found(("or", "learning"))) == [(("learning",), "school")]
    assert list(Phrases([]).parts(("or",))) == [(("or",), None)]


def test_of_two_phrases_with_the_same_words_the_first_counts() -> None:
    assert Phrases([("A/B tests", "one"), ("a b test", "two"), ("!", "none")]).exact == {("a", "b", "test"): "one"}


def test_a_phrase_stands_in_a_text_as_a_whole() -> None:
    assert stands_in(("ai",), words("an AI engineer"))
    assert not stands_in(("ai",), words("maintenance engineer"))
    assert not stands_in(("data", "engineer"), words("data platform engineer"))
    assert any_stands_in([("x",), ("ai",)], ("ai",))
    assert not any_stands_in([], ("ai",))
