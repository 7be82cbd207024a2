import re
from contextlib import suppress

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from publishing.documents.markdown import heading_id, plain_text, reading_minutes, render
from publishing.documents.markdown_limits import MarkdownError


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        '<img src="/static/x.png" onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<a href='&#106;avascript:alert(1)'>x</a>",
        '<svg onload="alert(1)"><script>alert(1)</script></svg>',
        '<p style="position:fixed">x</p>',
        "<style>body{display:none}</style>",
        '<iframe src="https://example.com"></iframe>',
        '<form action="https://example.com"><input></form>',
        '<math><mtext></form><form><mglyph><style></math><img src onerror="alert(1)">',
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        '<a href="x" target="_blank" onclick="x()">x</a>',
        "```<script>\nalert(1)\n```",
        "## <script>alert(1)</script>",
        "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    ],
)
def test_hostile_markdown_comes_out_harmless(source: str) -> None:
    html = render(source).html
    tags = re.findall(r"<[^>]*>", html)
    assert not any(re.search(r"<\s*(script|style|svg|math|iframe|form|input)", tag, re.IGNORECASE) for tag in tags)
    assert not any(re.search(r"\s(on\w+|style|target)\s*=", tag, re.IGNORECASE) for tag in tags)
    assert not any(re.search(r"=\"?\s*(javascript|data|vbscript):", tag, re.IGNORECASE) for tag in tags)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_renders_to_safe_html_with_unique_ids(source: str) -> None:
    html = render(source).html
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert all(ids)
    assert "<script" not in html.lower()


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\\"), max_size=12), min_size=1, max_size=6))
def test_every_heading_has_its_own_id(titles: list[str]) -> None:
    source = "\n\n".join(f"## x{escape(' '.join(title.split()))}" for title in titles)
    ids = [heading.id for heading in render(source).headings]
    assert len(ids) == len(set(ids)) == len(titles)


def test_raw_html_cannot_take_an_id_twice() -> None:
    html = render('<h2 id="a">x</h2>\n\n<h2 id="a">y</h2>\n\n<p id="main">z</p>').html
    assert html.count('id="a"') == 1
    assert "main" not in html


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("हिन्दी में शीर्षक", "हिन्दी-में-शीर्षक"),
        ("తెలుగు శీర్షిక", "తెలుగు-శీర్షిక"),
        ("L'été déjà", "l-été-déjà"),
        ("C++ & C#", "c-c"),
        ("!!!", "section"),
        ("Main", "main-section"),
    ],
)
def test_heading_ids_keep_letters_of_every_script(title: str, expected: str) -> None:
    assert heading_id(title) == expected
    assert render(f"## {title}").headings[0].id == expected


def test_headings_start_at_level_two_without_gaps() -> None:
    assert [heading.level for heading in render("# A\n\n#### B\n\n## C\n\n###### D").headings] == [2, 3, 2, 3]


def test_tables_get_scopes_classes_and_a_place_to_scroll() -> None:
    html = render("| a | b |\n|---|--:|\n| 1 | 2 |").html
    assert '<th scope="col">a</th>' in html
    assert '<td class="align-right">2</td>' in html
    assert 'tabindex="0"><table>' in html
    assert "style=" not in html


def test_a_table_is_named_by_its_caption_or_by_the_heading_before_it() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    html = render(
        f"{table}## Pay & *hours*\n\n{table}Text.\n\n{table}<table><caption>Of <b>adverts</b></caption></table>"
    ).html
    labels = re.findall(r'role="region" aria-label="([^"]*)"', html)
    assert labels == ["Table", "Table: Pay &amp; hours", "Table 2: Pay &amp; hours", "Table: Of adverts"]


def test_the_first_cells_of_rows_are_headings_if_they_tell_the_rows_apart() -> None:
    table = "| role | pay |\n|---|---|\n| {} | 1 |\n| {} | 2 |"
    assert render(table.format("*one*", "[two](/two/)")).html.count('<th scope="row">') == 2
    assert '<th scope="row"' not in render(table.format("same", "*same*")).html
    assert '<th scope="row"' not in render(table.format("one", "")).html


def test_the_empty_corner_of_a_table_is_no_heading() -> None:
    assert render("| | b |\n|---|---|\n| 1 | 2 |").html.count('<th scope="col"') == 1


def test_external_links_get_noopener_and_internal_ones_do_not() -> None:
    html = render("[a](https://example.org/) [b](/roles/) [c](//example.org/)").html
    assert html.count('rel="noopener"') == 2
    assert '<a href="/roles/">b</a>' in html


def test_code_is_highlighted_with_classes() -> None:
    assert '<span class="k">def</span>' in render("```python\ndef f(): pass\n```").html


def test_footnotes_and_definition_lists_work() -> None:
    html = render("Text[^1]\n\nterm\n:   meaning\n\n[^1]: A note.").html
    assert 'id="fn:1"' in html
    assert 'href="#fn:1"' in html
    assert "<dd>meaning</dd>" in html


def test_an_image_without_a_source_is_dropped() -> None:
    assert "<img" not in render("![x](javascript:alert)").html


def test_reading_time_counts_the_words_of_the_body() -> None:
    assert render("one two\n\n## three\n\n`four`").words == 4
    assert [reading_minutes(words) for words in (0, 100, 200, 290, 310, 2000)] == [1, 1, 1, 1, 2, 10]


def test_plain_text_folds_white_space_and_entities() -> None:
    assert plain_text("<p>a &amp; b</p>\n<p>c</p>") == "a & b c"


def test_deep_nesting_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(*args: object) -> str:
        raise RecursionError

    monkeypatch.setattr("markdown.Markdown.convert", too_deep)
    with pytest.raises(MarkdownError, match="nested too deeply"):
        render("A text of its own, since the last one is kept.")


@pytest.mark.parametrize("source", ["> " * 3000 + "x", "* " * 2000 + "x", "[" * 5000, "*" * 5000 + "x", "<div>" * 3000])
def test_absurd_nesting_renders_or_says_so(source: str) -> None:
    with suppress(MarkdownError):
        assert render(source).html


def test_a_refused_text_spoils_no_later_one() -> None:
    with suppress(MarkdownError):
        render("> " * 3000 + "x")
    assert render("[a](/b/)").html == '<p><a href="/b/">a</a></p>'
