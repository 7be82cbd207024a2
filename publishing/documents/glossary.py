"""The glossary in texts: the first use of a term in a document leads to what it means.

Rows keep a text as it was written. Its terms are marked when it is shown, so that a new term needs no text to be
rendered again. Who has the terms registers them from `AppConfig.ready()`.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

from publishing.page_cache.version import once_per_version

# Elements that stay as they are, any other tag, or text between tags. HTML has passed nh3, so every element ends.
_PARTS = re.compile(
    r'<(a|code|dfn|h[2-6]|kbd|pre|samp|sup|table|var)(?=[\s>]).*?</\1>|<(?:[^>"]|"[^"]*")*>|([^<]+)', re.DOTALL
)


class Entry(NamedTuple):
    forms: tuple[str, ...]
    """The term's spellings. Their first letter may be a capital; all else is matched as it stands."""
    address: str
    meaning: str


_sources: list[Callable[[], Iterable[Entry]]] = []


def register_terms(source: Callable[[], Iterable[Entry]]) -> None:
    _sources.append(source)


def gloss(html: str) -> str:
    """HTML that `publishing.documents.markdown` made, with a link at the first use of each term."""
    pattern, entries = _terms()
    if pattern is None:
        return html
    seen: set[str] = set()

    def mark(found: re.Match[str]) -> str:
        entry = entries[_key(found[0])]
        if entry.address in seen:
            return found[0]
        seen.add(entry.address)
        return f'<a href="{escape(entry.address)}" title="{escape(entry.meaning)}">{found[0]}</a>'

    return _PARTS.sub(lambda part: pattern.sub(mark, part[0]) if part[2] else part[0], html)


@once_per_version
def _terms() -> tuple[re.Pattern[str] | None, dict[str, Entry]]:
    """What finds every form, the longest first, as a whole word; and whose it is."""
    entries = {_key(escape(form, quote=False)): entry for entry in _all() for form in entry.forms}
    if not entries:
        return None, entries
    forms = "|".join(_either(form) for form in sorted(entries, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])"), entries


def _all() -> Iterable[Entry]:
    for source in _sources:
        yield from source()


def _key(form: str) -> str:
    """What both cases of a form's first letter, and every break of its line, have in common."""
    folded = " ".join(form.split())
    return folded[:1].lower() + folded[1:]


def _either(form: str) -> str:
    first, *others = form.split()
    start = f"[{re.escape(first[0])}{re.escape(first[0].upper())}]{re.escape(first[1:])}"
    return r"\s+".join([start, *map(re.escape, others)])
