import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.documents.faults import DocumentError
from publishing.documents.load import load
from publishing.documents.markdown import render
from publishing.documents.text import UNFIT, validate_text
from tests.content import edit, write_content

# https://www.w3.org/TR/xml/#charsets
XML_CHARACTER = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def test_what_xml_has_no_form_for_is_unfit_and_no_more_letters_are() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert UNFIT.sub("", XML_CHARACTER.sub("", everything)) == ""
    ElementTree.fromstring(f"<a>{UNFIT.sub('', everything).replace('&', '').replace('<', '')}</a>")  # noqa: S314  # ours
    assert len(UNFIT.findall(everything)) == 29 + 33 + 2048 + 32 + 2 * 17


@pytest.mark.parametrize(
    "text", ["हिन्दी", "తెలుగు", "العربية\u200f", "a\u200db", "\ufeff", "tab\tline\r\n", "👩‍🔬", "\u00a0\u00ad"]
)
def test_letters_marks_and_joiners_of_every_script_are_fit(text: str) -> None:
    validate_text(text)
    validate_text([text, text])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("escape", "name"), [(r"\x07", "U+0007"), (r"\x7F", "U+007F"), (r"\uFFFF", "U+FFFF"), (r"\U0001FFFE", "U+1FFFE")]
)
@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("pages/about.md", "title: About", 'title: "A{}"', "about.md:2: title"),
        ("roles/data-engineer.md", "text: Build pipelines", 'text: "Build{}"', "tasks.0.text"),
    ],
)
def test_an_escape_in_yaml_smuggles_no_such_character(
    tmp_path: Path, escape: str, name: str, file: str, old: str, new: str, place: str
) -> None:
    edit(write_content(tmp_path), file, old, new.format(escape))
    with pytest.raises(DocumentError, match=rf"{re.escape(place)}: holds the character {re.escape(name)}"):
        load(tmp_path)


@pytest.mark.django_db
def test_a_file_with_one_is_told_of_it_on_its_line(tmp_path: Path) -> None:
    edit(write_content(tmp_path), "pages/about.md", "Text.", "Te\ufffext.")
    with pytest.raises(DocumentError, match=r"about.md:5: holds the character U\+FFFE"):
        load(tmp_path)


@given(st.integers(0, 0x110000), st.booleans())
def test_a_numeric_reference_in_a_text_makes_none(number: int, hexadecimal: bool) -> None:
    reference = f"&#x{number:x};" if hexadecimal else f"&#{number};"
    rendered = render(f"## a{reference}b\n\n{reference} <i title='{reference}'>x</i>\n\n`{reference}`")
    assert not UNFIT.search(rendered.html)
    assert not any(UNFIT.search(heading.title + heading.id) for heading in rendered.headings)


@pytest.mark.parametrize("number", [1, 0x0B, 0x7F, 0x85, 0xD800, 0xFFFE, 0xFFFF, 0x1FFFE])
def test_known_numeric_references_make_none(number: int) -> None:
    assert not UNFIT.search(render(f"## &#{number};\n\n&#{number}; `&#{number};`").html)
