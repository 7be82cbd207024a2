"""The shipped texts share no run of six words with the article that the guide grew out of, apart from names.

`python -m scripts.runs` made the hashes of the article's runs; the article itself is not here.
"""

import re
from pathlib import Path

from django.conf import settings

from publishing.documents.read import read
from scripts.runs import digest, runs
from tests.test_typed_figures import texts

ARTICLE = set((Path(__file__).parent / "article_runs.txt").read_text().split())
NAMES = {
    "how to learn ai from scratch": "what anybody calls it, and the title of a post",
    "ai machine learning and deep learning": "the names of three things, in the title of the post about them",
}
ADDRESS = re.compile(r"\]\([^)]*\)")


def test_six_words_in_a_row_are_found_however_they_are_written() -> None:
    [run] = runs("One two-three,\nFOUR (five) **six**")
    assert run == "one two three four five six"
    assert digest(run) == digest(next(runs("one two three four five six seven")))
    assert len(digest(run)) == len(next(iter(ARTICLE)))
    assert list(runs("one two three four five")) == []


def test_no_text_copies_the_article() -> None:
    documents, _, faults = read(settings.CONTENT_DIR)
    assert not faults
    found = {
        (str(document.source.path), run)
        for document in documents
        for text in texts(document.record.model_dump(exclude={"slug"}))
        for run in runs(ADDRESS.sub("]", text))
        if digest(run) in ARTICLE
    }
    assert {(path, run) for path, run in found if run not in NAMES} == set()
    assert {run for _, run in found} == set(NAMES)
