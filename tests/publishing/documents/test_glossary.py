"""The glossary in texts."""

import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from publishing.documents import glossary
from publishing.documents.glossary import Entry, gloss
from publishing.documents.markdown import render

DRIFT = Entry(("drift", "drifts"), "/glossary/#drift", 'The "world" changes & the model does not.')
CONCEPT = Entry(("concept drift",), "/glossary/#concept-drift", "One kind.")
GPU = Entry(("GPU", "GPUs"), "/glossary/#gpu", "A chip.")
LINK = '<a href="/glossary/#drift" title="The &quot;world&quot; changes &amp; the model does not.">{}</a>'


@pytest.fixture(autouse=True)
def terms() -> Iterator[None]:
    with patch.object(glossary, "_sources", [lambda: [DRIFT, GPU], lambda: [CONCEPT]]):
        yield


def glossed(source: str) -> list[str]:
    """What leads to the glossary of a text in Markdown."""
    return re.findall(r'<a href="/glossary/#[a-z-]+" title="[^"]*">([^<]*)</a>', gloss(render(source).html))


def test_the_first_use_of_a_term_leads_to_what_it_means() -> None:
    assert gloss("<p>Where drift is, drift stays.</p>") == f"<p>Where {LINK.format('drift')} is, drift stays.</p>"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Drift happens. It drifts.", ["Drift"]),
        ("It drifts. Drift happens.", ["drifts"]),
        ("About **drift**, and *GPUs*.", ["drift", "GPUs"]),
        ("The drift’s size; (drift)", ["drift"]),
        ("- one\n- drift\n\n> GPU", ["drift", "GPU"]),
        ("concept\ndrift", ["concept\ndrift"]),
        ("Concept drift is a drift.", ["Concept drift", "drift"]),
    ],
)
def test_a_term_is_found_in_any_of_its_forms(source: str, words: list[str]) -> None:
    assert glossed(source) == words


@pytest.mark.parametrize(
    "source",
    [
        "adrift drifting drift-free drift_x snow-drift DRIFT gpu Gpus",
        "## Drift",
        "[about drift](/skills/monitoring/)",
        "`drift`",
        "    drift",
        "```text\ndrift\n```",
        "| drift | GPU |\n|---|---|\n| drift | 5 |",
        '<span title="drift">x</span>',
        '![drift](/static/drift.png "drift > GPU")',
        "<dfn>drift</dfn> <kbd>GPU</kbd>",
    ],
)
def test_no_part_of_a_word_and_no_heading_link_code_table_or_attribute_is_touched(source: str) -> None:
    html = render(source).html
    assert gloss(html) == html


def test_a_form_with_signs_that_html_escapes_is_found() -> None:
    entry = Entry(("R&D",), "/glossary/#r-d", "Research.")
    with patch.object(glossary, "_sources", [lambda: [entry]]):
        assert glossed("Our R&D.") == ["R&amp;D"]


def test_no_terms_change_nothing() -> None:
    with patch.object(glossary, "_sources", []):
        assert gloss("<p>drift</p>") == "<p>drift</p>"
