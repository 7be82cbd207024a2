"""No figure of pay, share, months or number of adverts is typed in shipped texts: it is a reference, or a quotation."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

from publishing.documents.read import read
from publishing.documents.references import REFERENCE

UNITS = "one two three four five six seven eight nine ten eleven twelve"
TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen"
WORD = "|".join(f"{UNITS} {TEENS} {TENS}".split())
NUMBER = rf"(?:\d(?:[\d,.]*\d)?|(?:{WORD})(?:[ -](?:{WORD}))*)"
COUNTED = "roles|questions|skills|backgrounds|programmes"
FIGURES = {
    "money": rf"[$£€₹] ?{NUMBER}|\b(?:USD|GBP|EUR|INR) {NUMBER}|\b{NUMBER} (?:dollars|pounds|euros)\b",
    "share": rf"\b{NUMBER}(?: ?%| per ?cent\b)|\b(?:one|two|three) in {NUMBER}\b"
    r"|\b(?:a|one|two|three) (?:third|quarter|fifth|tenth)s? of\b",
    "adverts": rf"\b{NUMBER}(?: (?!of\b|and\b|or\b|in\b|while\b)[\w/’'-]+){{0,4}} adverts?\b",
    "time to move": rf"\b{NUMBER}(?: to |–|-){NUMBER} months\b",
    "count of the guide": rf"\b(?:all|the|our|of|describes) {NUMBER} (?:{COUNTED})\b",
}

# A post is of its day. These two take a snapshot apart, with counts of their own, and name it with its day.
DATED = ("posts/ai-roles-without-a-computing-degree.md", "posts/how-to-read-a-salary-range.md")
SNAPSHOT = re.compile(r"salary index,\s+snapshot\s+of\s+\d+\s+\w+\s+\d{4}")

ALLOWED = {
    ("backgrounds/still-at-school.md", "a fifth of"): "hours of learning and of work, from the pages that it names",
    ("pages/contributing.md", "three current job adverts"): "what a suggestion of a role needs",
    ("posts/a-portfolio-that-gets-read.md", "91%"): "an invented example of what a portfolio says",
    ("posts/a-portfolio-that-gets-read.md", "90%"): "the same example",
    ("posts/a-portfolio-that-gets-read.md", "80%"): "another invented example",
    ("posts/ai-career-paths-in-2026.md", "one real advert"): "a task for the reader",
    ("posts/how-to-learn-ai-from-scratch.md", "99%"): "an example of a model's accuracy",
    ("posts/data-scientist-or-machine-learning-engineer.md", "the two roles"): "the two that the post compares",
    ("roles/prompt-engineer.md", "one in two"): "an e-mail in two languages",
}
"""(file, words) that are no figure of the guide, and why."""

# Ranges that stand in fields of their own, with kind, source and date.
OWN_FIELDS = {"salaries"}


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in OWN_FIELDS:
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def typed(text: str) -> list[str]:
    """The words of each figure that is typed in a text, outside code and references."""
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    prose = " ".join(REFERENCE.sub("@", prose).split())
    return [found.group() for pattern in FIGURES.values() for found in re.finditer(pattern, prose, re.IGNORECASE)]


def test_shipped_texts_type_no_figure() -> None:
    documents, _, faults = read(settings.CONTENT_DIR)
    assert not faults
    found = {
        (str(document.source.path), words)
        for document in documents
        if document.kind.name not in {"evidence", "context"} and str(document.source.path) not in DATED
        for text in texts(document.record.model_dump())
        for words in typed(text)
    }
    assert found == set(ALLOWED)


@pytest.mark.parametrize("name", DATED)
def test_a_post_that_types_figures_names_their_snapshot(name: str) -> None:
    text = (settings.CONTENT_DIR / name).read_text()
    assert typed(text)
    assert SNAPSHOT.search(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("holds only about twenty US adverts", "twenty US adverts"),
        ("of 17 distinct full-time\nUS adverts", "17 distinct full-time US adverts"),
        ("the median is $112,590.", "$112,590"),
        ("forty thousand pounds a year", "forty thousand pounds"),
        ("54 per cent lie", "54 per cent"),
        ("thirty-seven per cent lie", "thirty-seven per cent"),
        ("(9%)", "9%"),
        ("one in five lay below", "one in five"),
        ("two thirds of them", "two thirds of"),
        ("describes ten roles", "describes ten roles"),
        ("takes six to twelve months", "six to twelve months"),
        ("4–8 months", "4–8 months"),
    ],
)
def test_typed_figures_are_found_in_digits_and_in_words(text: str, words: str) -> None:
    assert typed(text) == [words]


@pytest.mark.parametrize(
    "text",
    ["[[adverts:data-scientist:us]] adverts", "`$5`", "```python\nx = 5 % 3\n```", "38 to 59 weeks"],
)
def test_references_and_code_are_no_typed_figures(text: str) -> None:
    assert typed(text) == []
