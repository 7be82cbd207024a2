"""Texts as words that can be compared: static/js/titles.js has the same rules, and a test compares the two."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V", bound=Hashable)
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


class Found(NamedTuple, Generic[V]):
    value: V
    words: Words


class Phrases(Generic[V]):
    """Phrases that stand for something, found in a text from left to right, the longest first, none in another."""

    def __init__(self, phrases: Iterable[tuple[str, V]]) -> None:
        """Of phrases with the same words the first one counts."""
        self._by_first: dict[str, list[Found[V]]] = {}
        self.exact: dict[Words, V] = {}
        for text, value in phrases:
            phrase = words(text)
            if phrase and phrase not in self.exact:
                self.exact[phrase] = value
                self._by_first.setdefault(phrase[0], []).append(Found(value, phrase))
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each.words))

    def parts(self, text: Words) -> Iterator[Found[V] | str]:
        """The text as it comes: what was found, and every other word."""
        place = 0
        while place < len(text):
            known = self._by_first.get(text[place], ())
            found = next((each for each in known if text[place : place + len(each.words)] == each.words), None)
            yield found or text[place]
            place += len(found.words) if found else 1

    def found(self, text: Words) -> Iterator[Found[V]]:
        return (part for part in self.parts(text) if isinstance(part, Found))

    def without(self, text: Words) -> Words:
        return tuple(part for part in self.parts(text) if isinstance(part, str))


def stands_in(phrase: Words, text: Words) -> bool:
    return any(text[place : place + len(phrase)] == phrase for place in range(len(text) - len(phrase) + 1))


def any_stands_in(phrases: Sequence[Words], text: Words) -> bool:
    return any(stands_in(phrase, text) for phrase in phrases)
