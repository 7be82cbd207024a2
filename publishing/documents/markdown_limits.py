"""What a Markdown text may hold, and how long it may take.

Python-Markdown, its regular expressions and the parser of raw HTML take time that grows with the number of certain
characters times the length of the paragraph, or of the text, that they stand in. Within these limits the worst text
known takes about a second, as `make prove` measures; the guide's own stay below a tenth of every limit.
"""

import re
import time
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from pygments.formatters import HtmlFormatter


class MarkdownError(ValueError):
    """The source cannot be rendered; the text says why."""


MAX_CHARACTERS = 100_000
# Of the thread's own time, so that a busy machine refuses nothing.
SECONDS = 1.5
MAX_IN_ALL = [
    (re.compile(r"\n"), 5000, gettext_lazy("lines")),
    (re.compile(r"^[ ]*(?:```|~~~)", re.MULTILINE), 400, gettext_lazy("lines that begin or end code")),
    (re.compile(r"`{10}|~{10}"), 0, gettext_lazy("rows of ten ` or ~")),
    # Lexers of code look ahead within a line.
    (re.compile(r"^.{5001}", re.MULTILINE), 0, gettext_lazy("lines of more than 5,000 characters")),
]

# What follows counts outside fenced code.
MAX_OUTSIDE_CODE = [
    (re.compile(r"^[ ]*(?:#|[=-]+[ ]*$)", re.MULTILINE), 300, gettext_lazy("headings")),
    (re.compile(r"^[ ]*:[ ]", re.MULTILINE), 300, gettext_lazy("definitions")),
    (re.compile(r"\[\^"), 400, gettext_lazy("footnotes and references to them")),
]
MAX_OF_CHARACTER = {"<": 500, ">": 4000, "[": 1000, "\\": 2000, "`": 2000, "*": 2000, "_": 2000, "&": 2000, "|": 10_000}
# The number of a character times the length of the paragraph, and of `<` times that of the text.
MAX_PRODUCT = 500_000
MAX_PRODUCT_OF_TEXT = 5_000_000

# Each is known to take no time that grows quickly, which not every lexer of Pygments can say.
LANGUAGES = set(
    "bash console css diff docker dockerfile html http ini java javascript js json julia make makefile markdown md "
    "pycon python r rust sh shell sql text toml ts typescript xml yaml".split()
)


def refuse_excess(source: str) -> None:
    """Raises MarkdownError that says what is too many, and how many are allowed."""
    if len(source) > MAX_CHARACTERS:
        raise MarkdownError(_("the text is longer than %(limit)d characters") % {"limit": MAX_CHARACTERS})
    for limit in MAX_IN_ALL:
        _refuse_more(source, *limit)


def refuse_excess_outside_code(text: str) -> None:
    """As `refuse_excess`, of a text from which fenced code is taken out."""
    for limit in MAX_OUTSIDE_CODE:
        _refuse_more(text, *limit)
    for character, most in MAX_OF_CHARACTER.items():
        number = text.count(character)
        if number > most:
            message = _("%(number)d times the character %(character)s; expected at most %(limit)d in one text")
            raise MarkdownError(message % {"number": number, "character": character, "limit": most})
    for paragraph in text.split("\n\n"):
        for character in "[`*_\\":
            _refuse_product(character, paragraph, MAX_PRODUCT)
    _refuse_product("<", text, MAX_PRODUCT_OF_TEXT)


def _refuse_more(text: str, pattern: re.Pattern[str], limit: int, name: object) -> None:
    if (number := len(pattern.findall(text))) > limit:
        message = _("%(name)s: %(number)d; expected at most %(limit)d in one text")
        raise MarkdownError(message % {"number": number, "name": name, "limit": limit})


def _refuse_product(character: str, text: str, limit: int) -> None:
    if (number := text.count(character)) * len(text) > limit:
        message = _(
            "%(number)d times the character %(character)s in %(length)d characters without a break; "
            "expected at most %(limit)d"
        )
        values = {"number": number, "character": character, "length": len(text), "limit": limit // len(text)}
        raise MarkdownError(message % values)


class Bounds(Extension):
    """Holds a text to the limits, and ends one that takes too long all the same.

    The time is looked at for every block, run of text and token of code. That works in every thread, where a signal
    would not, and needs no process of its own. A single regular expression cannot be interrupted: that is what the
    limits are for.
    """

    ends = 0.0

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        bounds = self

        class OutsideCode(Preprocessor):
            def run(self, lines: list[str]) -> list[str]:
                refuse_excess_outside_code("\n".join(lines))
                return lines

        class Block(BlockProcessor):
            def test(self, parent: Element, block: str) -> bool:
                bounds.check()
                return False

        class Text(InlineProcessor):
            def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802  # Python-Markdown's name
                bounds.check()
                return super().getCompiledRegExp()

        # After fenced code (25) is taken out, before raw HTML (20) is parsed.
        md.preprocessors.register(OutsideCode(md), "outside_code", 22)
        md.parser.blockprocessors.register(Block(md.parser), "time", 1000)
        md.inlinePatterns.register(Text("(?!)", md), "time", 1000)

    def start(self) -> None:
        self.ends = time.thread_time() + SECONDS

    def check(self) -> None:
        if time.thread_time() > self.ends:
            raise MarkdownError(_("the text takes too long to render; expected a shorter or simpler one"))

    def formatter(self, lang_str: str, **options: Any) -> "HtmlFormatter[str]":
        """Of highlighted code in a known language. `lang_str` is such as `language-python`."""
        language = lang_str.removeprefix("language-")
        if language not in LANGUAGES:
            message = _("no language for code is called %(name)s; expected none, or one of %(names)s")
            raise MarkdownError(message % {"name": language[:40], "names": ", ".join(sorted(LANGUAGES))})
        bounds = self

        class Formatter(HtmlFormatter[str]):
            def format(self, tokensource: Any, outfile: Any) -> None:
                super().format(bounds.checked(tokensource), outfile)

        return Formatter(**options)

    def checked(self, tokens: Iterator[Any]) -> Iterator[Any]:
        for token in tokens:
            self.check()
            yield token
