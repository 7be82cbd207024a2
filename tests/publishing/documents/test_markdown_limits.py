"""What makes Markdown slow is refused in words, and what the limits let through is quick."""

import re
import time
from contextlib import suppress

import pytest
from django.conf import settings

from publishing.documents import markdown_limits
from publishing.documents.markdown import render
from publishing.documents.markdown_limits import (
    LANGUAGES,
    MAX_CHARACTERS,
    MAX_IN_ALL,
    MAX_OF_CHARACTER,
    MAX_OUTSIDE_CODE,
    MarkdownError,
    refuse_excess,
    refuse_excess_outside_code,
)


def filled(unit: str) -> str:
    return unit * (MAX_CHARACTERS // len(unit))


# Each took from half a second to minutes when only its length was limited.
BOMBS = {
    "open tags in paragraphs": ("<a " * 300 + "\n\n") * 220,
    "backslashes": "\\" * MAX_CHARACTERS,
    "brackets in paragraphs": ("[" * 300 + "\n\n") * 330,
    "images in paragraphs": ("![" * 150 + "\n\n") * 330,
    "images, then a long line": "![" * 299 + filled("a ")[:99_000],
    "links that never end": ("[a](" * 250 + "\n\n") * 90,
    "links in links": ("[" * 290 + "a" + "](b)" * 290 + "\n\n") * 68,
    "fences": filled("```\n"),
    "fences of tildes": filled("~~~\n"),
    "open fences": filled("```\nx\n"),
    "a row of backticks, then blanks": "`" * 299 + " " * 99_000,
    "rows of backticks that grow": "".join("`" * length + " " for length in range(1, 440)),
    "code spans": filled("`a` "),
    "blocks of code": filled("```python\nx\n```\n\n"),
    "elements": filled("<div>\n\n"),
    "elements in paragraphs": ("<div>" * 60 + "\n\n") * 330,
    "elements that keep their text": filled("<pre>\n\n"),
    "marked sections": "<![CDATA[" * 290 + filled("a ")[:90_000],
    "sections that are none": "<![if " * 290 + filled("a ")[:90_000],
    "comments": filled("<!--"),
    "open tags, then words": ("<p" * 290 + "\n\n") * 3 + filled("a ")[:90_000],
    "closing tags": ("</a" * 300 + "\n\n") * 110,
    "addresses": filled("<http://a.b> "),
    "footnotes": "".join(f"[^{number}]\n\n[^{number}]: n\n\n" for number in range(4000)),
    "references": "".join(f"[a{number}]: /x\n" for number in range(7000)),
    "definitions": "a\n" + filled(":   b\n")[:99_000],
    "emphasis": filled("*a* "),
    "emphasis of two kinds": filled("*a _b "),
    "entities": filled("&#1;"),
    "greater": ">" * MAX_CHARACTERS,
    "headings": filled("# a\n"),
    "underlined headings": filled("a\n=\n\n"),
    "paragraphs": filled("a\n\n"),
    "breaks": filled("a  \n"),
    "lists": filled("* a\n"),
    "lists of paragraphs": filled("* a\n\n    b\n\n"),
    "quotations": filled("> x\n\ny\n\n"),
    "nested quotations": filled("> " * 20 + "x\n\ny\n\n"),
    "tables": filled("a|b\n-|-\na|b\n\n"),
    "a long table": "a|b\n-|-\n" + filled("a|b\n")[:99_000],
    "a wide table": "a|" * 25_000 + "\n" + "-|" * 25_000,
    "indented code": filled("    a\n\n"),
    "length": "x" * (MAX_CHARACTERS + 1),
}

# Within the limits for their counts, each of them slow at some length.
SLOWEST = {
    **BOMBS,
    "indented code in languages": filled("    :::python\n    x\n\ny\n\n"),
    "wide tables": ("|a" * 300 + "\n" + "|-" * 300 + "\n") * 80,
    "deep lists": filled("\n".join("    " * level + "* a" for level in range(20)) + "\n\nx\n\n"),
    "images in long paragraphs": ("![" * 50 + "a\n" * 4800 + "\n\n") * 9,
    "links in long paragraphs": ('[a]("' * 50 + "a\n" * 4700 + "\n\n") * 9,
    "links and titles": ("[a](" * 50 + '""\n' * 3200 + "\n\n") * 9,
    "tags over a long text": ("<a " + ": " * 990) * 50,
    "code in python": "```python\n" + ("/a" * 2400 + "\n") * 20 + "```",
    "code in yaml": "```yaml\n" + ("%" * 4900 + "\n") * 20 + "```",
    "code in javascript": "```javascript\n" + ("a.b" * 1600 + "\n") * 20 + "```",
    "code in ini": "```ini\n" + (":" * 4900 + "\n") * 20 + "```",
    "code in console": "```console\n" + ("0x" * 2400 + "\n") * 20 + "```",
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_take_long_is_refused_with_the_limit(name: str) -> None:
    with pytest.raises(MarkdownError, match=r"at most \d+|longer than \d+"):
        render(BOMBS[name])


@pytest.mark.parametrize("name", SLOWEST)
@pytest.mark.prove
def test_the_longest_text_within_the_limits_is_quick(name: str) -> None:
    """The limit of time is at work here too; without it the slowest took 2.3 seconds of a processor."""
    source = longest_within(SLOWEST[name])
    start = time.process_time()
    with suppress(MarkdownError):
        render(source)
    assert time.process_time() - start < 2


def longest_within(source: str) -> str:
    """Its longest beginning that keeps every limit, code counted as text."""

    def fits(length: int) -> bool:
        try:
            refuse_excess(source[:length])
            if not source.startswith("```"):
                refuse_excess_outside_code(source[:length])
        except MarkdownError:
            return False
        return True

    low, high = 0, len(source)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return source[:low]


def test_the_message_says_what_is_too_many_and_how_many_may_be() -> None:
    with pytest.raises(MarkdownError, match=r"^501 times the character <; expected at most 500 in one text$"):
        render(("<\n\n" * 501)[:-2])
    with pytest.raises(MarkdownError, match=r"^headings: 301; expected at most 300 in one text$"):
        render("# x\n\n" * 301)
    with pytest.raises(MarkdownError, match=r"^60 times the character \[ in 9859 characters .* at most 50$"):
        render("[" * 60 + "a\n" * 4900)


def test_a_line_is_not_endless_in_code_either() -> None:
    with pytest.raises(MarkdownError, match=r"^lines of more than 5,000 characters: 1; expected at most 0"):
        render("```ini\n" + ":" * 5001 + "\n```")


def test_what_stands_in_fenced_code_counts_as_little() -> None:
    assert render("```html\n" + "<b>[x]</b>\n" * 1500 + "```").html.count("[x]") == 1500


@pytest.mark.parametrize(
    "source",
    [filled("a\n\n"), "a|b\n-|-\n" + filled("a|b\n"), "```sql\n" + filled("/*") + "\n```", filled("* *a* `b`\n")],
)
def test_a_text_that_keeps_every_limit_is_ended_at_its_time(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publishing.documents.markdown.refuse_excess", lambda source: None)
    monkeypatch.setattr(markdown_limits, "refuse_excess_outside_code", lambda text: None)
    monkeypatch.setattr(markdown_limits, "SECONDS", 0.05)
    with pytest.raises(MarkdownError, match="takes too long"):
        render(source)
    monkeypatch.setattr(markdown_limits, "SECONDS", 1.5)
    assert render(f"A later text: {len(source)}").html == f"<p>A later text: {len(source)}</p>"


@pytest.mark.parametrize("source", ["```pyhton\nx\n```", "    :::cobol\n    x", "``` {.c++ #id}\nx\n```"])
def test_an_unknown_language_of_code_is_refused(source: str) -> None:
    with pytest.raises(MarkdownError, match=r"no language for code is called .*expected none, or one of bash, "):
        render(source)


def test_every_known_language_is_one_of_pygments() -> None:
    for language in sorted(LANGUAGES):
        assert render(f"```{language}\nx = 1\n```").html


def test_the_texts_of_the_guide_stay_below_a_tenth_of_every_limit() -> None:
    texts = [path.read_text().split("\n---\n", 1)[1] for path in settings.CONTENT_DIR.rglob("*.md")]
    assert texts
    for text in texts:
        assert len(text) <= MAX_CHARACTERS / 10
        outside = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
        for character, limit in MAX_OF_CHARACTER.items():
            assert outside.count(character) <= limit / 10, character
        for pattern, limit, name in [*MAX_IN_ALL, *MAX_OUTSIDE_CODE]:
            assert len(pattern.findall(text)) <= limit / 10, name
