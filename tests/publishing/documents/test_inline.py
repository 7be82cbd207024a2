"""Markdown within a sentence."""

import pytest

from publishing.documents import references
from publishing.documents.inline import LONGEST, inline_text, render_inline, shown_inline
from publishing.documents.markdown_limits import MarkdownError


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Plain & simple.", "Plain &amp; simple."),
        ("**Two** *of* `them`.", "<strong>Two</strong> <em>of</em> <code>them</code>."),
        ("A [role](/roles/).", 'A <a href="/roles/">role</a>.'),
        ("A [page](https://a.example/).", 'A <a href="https://a.example/" rel="noopener">page</a>.'),
        ("A [page](javascript:b).", "A <a>page</a>."),
        ("One <b onclick=x>line</b>\nand one.", None),
    ],
)
def test_a_sentence_is_the_inside_of_a_paragraph(source: str, html: str | None) -> None:
    if html is None:
        with pytest.raises(MarkdownError, match="links, emphasis and code"):
            render_inline(source)
    else:
        assert render_inline(source) == html
        assert inline_text(source) == source


@pytest.mark.parametrize(
    "source",
    [
        "",
        "One.\n\nTwo.",
        "# One",
        "- One",
        "> One",
        "    One",
        "One\n: Two",
        "![One](/static/favicon.svg)",
        "<div>One</div>",
    ],
)
def test_what_makes_a_block_of_its_own_is_refused(source: str) -> None:
    with pytest.raises(MarkdownError, match="expected sentences"):
        render_inline(source)


def test_a_text_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert render_inline("x" * LONGEST)
    with pytest.raises(MarkdownError, match=f"longer than {LONGEST} characters"):
        render_inline("x" * (LONGEST + 1))


def test_figures_are_shown_and_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(references._resolvers, "known", lambda: "<7>")
    assert shown_inline("*About* [[known]].") == "<em>About</em> <bdi>&lt;7&gt;</bdi>."


def test_a_text_that_is_refused_by_now_is_shown_as_it_was_written() -> None:
    assert shown_inline("- <One>") == "- &lt;One&gt;"
