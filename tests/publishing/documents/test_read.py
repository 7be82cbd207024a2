"""Files, each on its own: no database is needed to say what is wrong with one."""

from pathlib import Path

import pytest

from publishing.documents.read import Broken, read
from tests.content import edit


def faults(content: Path) -> list[str]:
    return [str(fault) for fault in read(content)[2]]


def test_what_is_read_is_complete_and_says_where_it_stands(content: Path) -> None:
    documents, broken, faults = read(content)
    assert not faults
    assert broken == Broken()
    found = {(document.kind.name, document.record.slug): document for document in documents}
    role, region = found["role", "data-engineer"], found["region", "uk"]
    assert (str(role.source.path), role.at) == ("roles/data-engineer.md", ())
    assert (str(region.source.path), region.at) == ("regions.yaml", (0,))
    assert str(region.fault(("currency",), "x")) == "regions.yaml:5: 0.currency: x"


def test_what_cannot_be_read_is_known_by_name_and_address(content: Path) -> None:
    edit(content, "roles/data-scientist.md", "order: 2", "order: two")
    edit(content, "regions.yaml", "order: 1", "order: one")
    documents, broken, _ = read(content)
    assert broken.slugs == {("role", "data-scientist")}
    assert broken.addresses == {"/roles/data-scientist/"}
    assert broken.kinds == {"region"}
    names = {(document.kind.name, document.record.slug) for document in documents}
    assert ("role", "data-engineer") in names
    assert not names & {("role", "data-scientist"), ("region", "uk")}


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("pages/about.md", "---\ntitle", "title", "pages/about.md:1: no front matter"),
        ("pages/about.md", "title: About", "title: About\ntitle: B", "about.md:3: title: this key is already given"),
        ("pages/about.md", "title: About", "titel: About", "pages/about.md:2: titel: unknown key"),
        ("pages/about.md", "title: About", "titel: About", "pages/about.md:2: title: missing; expected a value"),
        ("pages/about.md", "title: About", "title: About\nslug: x", "unknown key; the slug comes from the file"),
        ("pages/about.md", "title: About", f"title: {'x' * 121}", "at most 120 characters; this one has 121"),
        ("pages/about.md", "title: About", "title: [a]", "pages/about.md:2: title: expected text"),
        (
            "roles/data-scientist.md",
            "order: 2",
            "order: two",
            "order: expected a whole number such as 60000, not 'two'",
        ),
        (
            "roles/data-engineer.md",
            "high: 80000",
            "high: 30000",
            "md:14: salaries.0: low (40000) is above high (30000)",
        ),
        ("roles/data-engineer.md", "high: 80000\n", "\n", "salaries.0: expected high, or open_ended: true"),
        ("roles/data-engineer.md", "currency: GBP", "currency: GPB", "expected a currency of ISO 4217 such as GBP"),
        ("roles/data-engineer.md", "date: 2026-03-11", "date: 11/03/2026", "md:20: salaries.0.date: expected a date"),
        ("roles/data-engineer.md", "date: 2026-03-11", "date: 2026-02-30", "expected a date such as 2026-11-23"),
        ("roles/data-engineer.md", "kind: estimate", "kind: guess", "expected 'estimate', 'adverts' or 'survey'"),
        ("roles/data-engineer.md", "essential", "vital", "expected 'essential' or 'useful', not 'vital'"),
        ("roles/data-engineer.md", "role: data-scientist", "role: data-engineer", "a role is not near itself"),
        ("roles/data-engineer.md", "text: Build", "track: x\n    text: Build", "'x' is not one of the role's tracks"),
        ("posts/hello.md", "date: 2026-03-11", "date: soon", "date: expected a date such as 2026-11-23 or a moment"),
        ("posts/hello.md", "careers", "Careers!", "tags.0: expected lower-case letters"),
        ("posts/hello.md", "tags: [careers, ", "tags: [careers, careers, ", "given more than once: careers"),
        ("posts/hello.md", "author:", "draft: no\nauthor:", "draft: expected true or false, not 'no'"),
        ("posts/hello.md", "author:", "expires: 2026-01-01\nauthor:", "expires is not after date"),
        ("posts/hello.md", "author:", "image: /static/x.png\nauthor:", "an image needs image_alt"),
        ("posts/hello.md", "author:", "updated: 2026-04-01\nupdatedAt: 2026-04-01\nauthor:", "the same as updated"),
        ("backgrounds/analyst.md", ", source: Rough estimate", "", "a time needs its source"),
        ("backgrounds/analyst.md", "months_low: 4, ", "", "expected both months_low and months_high, or neither"),
        ("programmes/seeds.md", "level: 1", "level: 6", "level: expected less than or equal to 5"),
        (
            "path.yaml",
            "slug: coding",
            "slug: at",
            "questions.0.slug: taken; expected none of a, at, background, condition, have, in, to",
        ),
        ("path.yaml", "points: 2", "points: 3", "points: expected less than or equal to 2"),
        ("path.yaml", "points: 2", "points: 0", "0 points say nothing"),
        ("regions.yaml", "- slug", "  slug", "expected a list of entries"),
        ("regions.yaml", "currency: GBP", "currency: POUND", "expected a currency of ISO 4217"),
    ],
)
def test_a_fault_names_file_line_field_and_what_was_expected(
    content: Path, name: str, old: str, new: str, expected: str
) -> None:
    edit(content, name, old, new)
    assert expected in "\n".join(faults(content))


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x7f"])
def test_a_control_character_is_a_fault(content: Path, character: str) -> None:
    edit(content, "pages/about.md", "Text.", f"Te{character}xt.")
    assert f"pages/about.md:5: holds the character U+{ord(character):04X}" in faults(content)[0]


def test_a_file_where_no_kind_lives_is_a_fault(content: Path) -> None:
    (content / "role").mkdir()
    (content / "role/x.md").write_text("---\n---\n")
    assert "no kind of document lives here" in faults(content)[0]


def test_twice_the_same_entry_in_a_list_is_a_fault(content: Path) -> None:
    (content / "regions.yaml").write_text((content / "regions.yaml").read_text() * 2)
    assert "another region is called uk already" in faults(content)[0]
