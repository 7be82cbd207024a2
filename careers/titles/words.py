"""Texts as words that can be compared: static/js/titles.js has the same rules, and a test compares the two."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Words = tuple[str, ...]
_PLURAL = re.compile(r"(.{2,}[^s])s")


def words(text: str) -> Words:
    """In small letters, without accents, invisible characters, punctuation and the s of a plural."""
    kept = []
    for sign in unicodedata.normalize("NFKD", text).lower():
        group = unicodedata.category(sign)
        if group[0] != "M" and group != "Cf":
            kept.append(sign if group[0] in "LN" else " ")
    return tuple(singular(word) for word in "".join(kept).split())


def singular(word: str) -> str:
    plural = _PLURAL.fullmatch(word)
    return plural[1] if plural else word


class Part(NamedTuple):
    words: Words
    value: str | None
    """What the words stand for; of a word that stands for nothing, None."""


class Phrases:
    """Phrases that stand for something, found in a text from left to right, the longest first, none in another."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Of phrases with the same words the first one counts."""
        self.exact: dict[Words, str] = {}
        for text, value in phrases:
            if phrase := words(text):
                self.exact.setdefault(phrase, value)
        self._longest = max(map(len, self.exact), default=0)

    def parts(self, text: Words) -> Iterator[Part]:
        """The text as it comes: phrases, and every other word."""
        place = 0
        while place < len(text):
            ends = range(min(len(text), place + self._longest), place, -1)
            end = next((end for end in ends if text[place:end] in self.exact), place + 1)
            words = text[place:end]
            yield Part(words, self.exact.get(words))
            place = end

    def found(self, text: Words) -> Iterator[tuple[Words, str]]:
        return ((part.words, part.value) for part in self.parts(text) if part.value is not None)


def stands_in(phrase: Words, text: Words) -> bool:
    return any(text[place : place + len(phrase)] == phrase for place in range(len(text) - len(phrase) + 1))


def any_stands_in(phrases: Sequence[Words], text: Words) -> bool:
    return any(stands_in(phrase, text) for phrase in phrases)
