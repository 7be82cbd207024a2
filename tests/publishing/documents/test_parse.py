from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.documents.faults import DocumentError
from publishing.documents.parse import MAX_BYTES, parse_csv, parse_markdown, parse_yaml, read_text

NAME = Path("roles/x.md")


def faults(text: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        parse_markdown(text, NAME)
    return [str(fault) for fault in caught.value.faults]


def test_values_stay_text() -> None:
    source = parse_markdown("---\ntags: [2026, no, 12:30]\ncountry: NO\nempty:\n---\nBody\n", NAME)
    assert source.values == {"tags": ["2026", "no", "12:30"], "country": "NO", "empty": None}
    assert source.body == "Body"


def test_each_value_knows_its_line() -> None:
    source = parse_markdown("---\ntitle: A\nsalaries:\n  - low: 1\n    high: 2\n---\n\n\nBody", NAME)
    assert source.line(("title",)) == 2
    assert source.line(("salaries", 0, "high")) == 5
    assert source.line(("salaries", 0, "missing")) == 4
    assert source.body_line == 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Just text", "roles/x.md:1: no front matter; expected the first line to be ---"),
        ("---\ntitle: A\n", "roles/x.md:1: the front matter has no end; expected a second line ---"),
        ("---\n- a\n---\n", "roles/x.md:2: expected keys and values in the front matter"),
        ("---\n---\n", "roles/x.md:2: expected keys and values in the front matter"),
        ("---\ntitle: A\ntitle: B\n---\n", "roles/x.md:3: title: this key is already given on line 2"),
        ("---\na: &x 1\n---\n", "roles/x.md:2: a: YAML anchors and aliases are not allowed; write the value out"),
        ("---\na: !!python/object:os.system 1\n---\n", "the YAML tag tag:yaml.org,2002:python/object:os.system"),
        ("---\na: [1\n---\n", "not valid YAML"),
        ("---\n? [a, b]\n: 1\n---\n", "a key must be plain text"),
        (f"---\na: {'[' * 40}{']' * 40}\n---\n", "nested more than 12 levels deep"),
    ],
)
def test_it_says_what_is_wrong_and_where(text: str, expected: str) -> None:
    assert expected in "\n".join(faults(text))


def test_all_repeated_keys_are_reported() -> None:
    assert len(faults("---\na: 1\na: 2\nb: 1\nb: 2\n---\n")) == 2


def test_an_alias_bomb_stays_small() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    bomb = "---\nl0: &l0 [x]\n" + "\n".join(levels) + "\n---\n"
    assert any("aliases are not allowed" in fault for fault in faults(bomb))


def test_a_second_yaml_document_is_a_fault() -> None:
    with pytest.raises(DocumentError, match="a second YAML document"):
        parse_yaml("a: 1\n---\nb: 2\n", Path("regions.yaml"))


def test_invalid_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"---\ntitle: caf\xe9\n---\n")
    with pytest.raises(DocumentError, match=r"x.md:2: byte 0xe9 is not valid UTF-8"):
        read_text(path, Path("x.md"))


def test_a_file_of_five_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("---\ntitle: " + "x" * 5_000_000)
    with pytest.raises(DocumentError, match=r"the file has 5\.0 MB; expected at most 1 MB"):
        read_text(path, Path("x.md"))
    assert MAX_BYTES == 1_000_000


def test_a_nul_character_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"---\ntitle: a\n---\n\nx\0y")
    with pytest.raises(DocumentError, match=r"x\.md:5: holds the character U\+0000"):
        read_text(path, Path("x.md"))


def test_a_byte_order_mark_and_windows_line_ends_are_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes("\ufeff---\r\ntitle: A\r\n---\r\nBody\r\n".encode())
    source = parse_markdown(read_text(path, NAME), NAME)
    assert (source.values, source.body) == ({"title": "A"}, "Body")


@given(st.text(max_size=200))
def test_any_front_matter_parses_or_raises_a_document_error(text: str) -> None:
    with suppress(DocumentError):
        assert isinstance(parse_markdown(f"---\n{text}\n---\nBody", NAME).values, dict)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "table.csv:1: expected a line with the name of every column"),
        ("a,,c\n", "table.csv:1: expected a line with the name of every column"),
        ("a,b,a\n", "table.csv:1: there is more than one column a"),
        (
            "a,b\n1\n1,2\n1,2,3\n",
            "table.csv:2: 1 cells; expected 2, one a column\ntable.csv:4: 3 cells; expected 2, one a column",
        ),
        ('a,b\n1,"x" y\n', "table.csv:2: not valid CSV: ',' expected after '\"'"),
        ('a,b\n1,"x\n', "table.csv:2: not valid CSV: unexpected end of data"),
    ],
)
def test_a_table_that_is_none(text: str, fault: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_csv(text, Path("table.csv"))
    assert str(caught.value) == fault


def test_lines_are_counted_in_the_file_and_empty_cells_are_nothing() -> None:
    source = parse_csv('a,b\n"one\ntwo",\n\n3, 4 \n', Path("table.csv"))
    assert source.values == [{"a": "one\ntwo", "b": None}, {"a": "3", "b": "4"}]
    assert [source.line((0,)), source.line((1, "b"))] == [2, 5]
