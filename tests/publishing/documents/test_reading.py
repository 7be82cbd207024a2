"""How hard texts are to read."""

from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from publishing.documents.markdown import render
from publishing.documents.reading import Reading, reading, sentences, syllables, together
from tests.content import edit, write_content


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("One ends. “Two?” Three!", ["One ends.", "“Two?”", "Three!"]),
        ("At 3.5 points, e.g. here, it goes on.", ["At 3.5 points, e.g. here, it goes on."]),
        ("- an item\n- *another*\n\n> quoted", ["an item", "another", "quoted"]),
        ("## Heading\n\nText[^1] of [[count:roles]] roles.\n\n[^1]: Note.", ["Text of 9 roles.", "Note. ↩︎"]),
        ("| a | b |\n|---|---|\n| c | d |\n\n```text\ncode\n```", []),
    ],
)
def test_sentences_are_those_of_prose(source: str, found: list[str]) -> None:
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in sentences(render(source).html)] == found


@pytest.mark.parametrize(
    ("word", "number"), [("cat", 1), ("model", 2), ("range", 1), ("table", 2), ("tree", 1), ("x", 1)]
)
def test_syllables_are_groups_of_vowels_without_a_silent_e(word: str, number: int) -> None:
    assert syllables(word) == number


def test_short_words_in_short_sentences_are_easy() -> None:
    easy = reading(render("The cat sat. It ate.").html)
    hard = reading(render("Organisational interoperability necessitates comprehensive documentation.").html)
    assert easy == Reading(words=5, sentences=2, syllables=5, longest="The cat sat.")
    assert easy.length == 2.5
    assert easy.ease == pytest.approx(206.835 - 1.015 * 2.5 - 84.6)
    assert hard.ease < 0 < 100 < easy.ease
    assert together([easy, hard]).longest == hard.longest
    assert together([easy, hard]).words == 10


def test_nothing_is_read_of_no_text() -> None:
    assert (reading("").words, reading("").longest) == (0, "")
    assert together([]).sentences == 0


def test_the_report_names_the_hardest_and_refuses_nothing(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.CONTENT_DIR = write_content(tmp_path)
    edit(tmp_path, "pages/about.md", "Text.", "Organisational interoperability necessitates documentation.")
    call_command("reading_report", hardest=1)
    printed = capsys.readouterr().out
    assert printed.split("Hardest")[1].splitlines()[1].startswith("pages/about.md")
    assert "role (2)" in printed
    assert "4 words in pages/about.md: Organisational" in printed
