"""How hard a text is to read: the length of its sentences, and Flesch's reading ease. Never a reason to refuse it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publishing.documents.markdown import plain_text
from publishing.documents.references import REFERENCE

# What nobody reads as a sentence.
_ASIDE = re.compile(r"<(pre|table|h[2-6]|sup)(?=[\s>]).*?</\1>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|dd|dt|div|blockquote|br|hr)(?=[\s/>])[^>]*>")
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’')]))\s+(?=[\"“‘(]*[A-Z0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Reading:
    words: int
    sentences: int
    syllables: int
    longest: str
    """The sentence with the most words."""

    @property
    def length(self) -> float:
        """Words a sentence, on average."""
        return self.words / max(1, self.sentences)

    @property
    def ease(self) -> float:
        """Flesch's formula for English: 60 to 70 is plain, below 30 is for scholars."""
        return 206.835 - 1.015 * self.length - 84.6 * self.syllables / max(1, self.words)


def reading(html: str) -> Reading:
    """Of HTML that `publishing.documents.markdown` made."""
    found = list(sentences(html))
    words = [word for sentence in found for word in words_of(sentence)]
    longest = max(found, key=lambda sentence: len(words_of(sentence)), default="")
    return Reading(len(words), len(found), sum(map(syllables, words)), longest)


def together(readings: Iterable[Reading]) -> Reading:
    found = list(readings)
    longest = max((each.longest for each in found), key=lambda sentence: len(words_of(sentence)), default="")
    words, number, parts = (sum(getattr(each, name) for each in found) for name in ("words", "sentences", "syllables"))
    return Reading(words, number, parts, longest)


def sentences(html: str) -> Iterator[str]:
    for block in _BLOCK.split(_ASIDE.sub(" ", html)):
        for sentence in _END.split(REFERENCE.sub("9", plain_text(block))):
            if words_of(sentence):
                yield sentence


def words_of(sentence: str) -> list[str]:
    return _WORD.findall(sentence)


def syllables(word: str) -> int:
    """As many as there are groups of vowels, without a silent e at the end: right for nine words of ten."""
    small = word.lower()
    silent = small.endswith("e") and not small.endswith(("le", "ee"))
    return max(1, len(_VOWELS.findall(small)) - silent)
