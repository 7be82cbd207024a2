"""Markdown within a sentence: links, emphasis and code, and nothing that makes a block of its own."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from publishing.documents.markdown import render
from publishing.documents.markdown_limits import MarkdownError
from publishing.documents.references import fill, fill_html

LONGEST = 700
_TAG = re.compile(r"<([a-z0-9]+)")
_TAGS = {"a", "abbr", "code", "dfn", "em", "strong"}


@lru_cache(2048)
def render_inline(source: str) -> str:
    """Safe HTML of a text of one paragraph, without the paragraph's own element. Raises MarkdownError.

    Short and kept in memory, so no row holds it, and none can hold what an older renderer made.
    """
    if len(source) > LONGEST:
        raise MarkdownError(_("the text is longer than %(limit)d characters") % {"limit": LONGEST})
    html = render(source).html.strip()
    inner = html.removeprefix("<p>").removesuffix("</p>")
    if len(inner) != len(html) - len("<p></p>") or not set(_TAG.findall(inner)) <= _TAGS:
        raise MarkdownError(_("expected sentences with links, emphasis and code alone, in one paragraph"))
    return inner


def shown_inline(source: str) -> SafeString:
    """HTML with today's figures; of a text that the renderer refuses by now, the text."""
    try:
        html = fill_html(render_inline(source))
    except MarkdownError:
        html = escape(fill(source))
    return mark_safe(html)  # noqa: S308  # passed nh3 or was escaped, as figures are


def inline_text(value: str) -> str:
    """The text itself. Raises MarkdownError."""
    render_inline(value)
    return value
