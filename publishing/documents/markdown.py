"""Markdown -> safe HTML, table of contents, reading time, plain text.

Rendering happens on write: rows store the result. Whatever the source holds, raw HTML included, passes nh3 last.
"""

import hashlib
import re
import threading
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import Element

import nh3
from django.utils.translation import gettext as _
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from publishing.documents.markdown_limits import Bounds, MarkdownError, refuse_excess
from publishing.documents.text import without_unfit

WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class Heading:
    id: str
    title: str
    level: int


def reading_minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))


@dataclass(frozen=True)
class Rendered:
    html: str
    headings: list[Heading] = field(default_factory=list)
    words: int = 0


SOURCES = [Path(__file__).with_name(name) for name in ("markdown.py", "markdown_limits.py", "text.py")]
LIBRARIES = ("markdown", "nh3", "pygments")


@cache
def renderer_version() -> str:
    """What HTML depends on beside its text: this code and its limits, reserved ids, and the libraries it calls.

    A row keeps it beside the HTML, so that a load finds what an older renderer made, such as one whose sanitiser let
    more through. A changed comment makes a new version too, which costs one load some seconds.
    """
    total = hashlib.sha256("".join(f"{name} {version(name)}\n" for name in LIBRARIES).encode())
    for path in SOURCES:
        total.update(path.read_bytes())
    total.update(" ".join(sorted(_reserved)).encode())
    return total.hexdigest()[:16]


def render(source: str) -> Rendered:
    """Raises MarkdownError when the source is nested too deeply, beyond a limit, or takes too long.

    A form validates a text, then saves it: the last text of each thread is not rendered twice.
    """
    last: tuple[str, Rendered] | None = getattr(_local, "last", None)
    if last and last[0] == source:
        return last[1]
    refuse_excess(source)
    markdown = _markdown()
    try:
        html = clean(markdown.convert(source))
    except (RecursionError, MarkdownError) as error:
        del _local.markdown  # it is left in the middle of a text
        if isinstance(error, MarkdownError):
            raise
        raise MarkdownError(_("lists or quotations are nested too deeply")) from None
    headings = list(_flatten(getattr(markdown, "toc_tokens", [])))
    rendered = Rendered(html, headings, len(plain_text(html).split()))
    _local.last = source, rendered
    return rendered


def plain_text(html: str) -> str:
    """Text of HTML that `render` made, white space folded."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


# --- ids -----------------------------------------------------------------------------------------------------

_reserved: set[str] = set()


def reserve_ids(*names: str) -> None:
    """Says that templates use these ids, which a heading must not take. Called from an AppConfig's ready()."""
    _reserved.update(names)


def heading_id(text: str, separator: str = "-") -> str:
    """A heading's id: letters, marks and digits of every script, the rest folded to hyphens; never empty.

    Python-Markdown's own slugify drops combining marks, and with them the vowels of Hindi and Telugu.
    """
    kept = "".join(
        character if unicodedata.category(character)[0] in "LMN" else " "
        for character in unicodedata.normalize("NFC", text).lower()
    )
    name = separator.join(kept.split()) or "section"
    return f"{name}{separator}section" if name in _reserved else name


class _Tidy(Treeprocessor):
    """Headings from level 2 without gaps, headings of columns and rows, and table alignment as a class."""

    def run(self, root: Element) -> None:
        level = 1
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", element.tag):
                level = min(max(2, int(element.tag[1])), level + 1)
                element.tag = f"h{level}"
            elif element.tag in {"th", "td"}:
                if alignment := element.attrib.pop("align", None):
                    element.set("class", f"align-{alignment}")
                if element.tag == "th" and not (element.text or len(element)):
                    element.tag = "td"  # the empty corner of a table is no heading
                if element.tag == "th":
                    element.attrib.setdefault("scope", "col")
            elif element.tag == "tbody":
                _name_rows(element)


def _name_rows(body: Element) -> None:
    """The first cells of a table's rows become headings, if they tell the rows apart."""
    first = [row[0] for row in body if len(row) > 1]
    texts = {"".join(cell.itertext()).strip() for cell in first}
    if len(texts) == len(body) and all(texts):
        for cell in first:
            cell.tag = "th"
            cell.set("scope", "row")


class _TidyExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        # Before the table of contents (5), which reads the headings.
        md.treeprocessors.register(_Tidy(md), "tidy", 6)


_local = threading.local()  # a Markdown instance keeps state while it converts, so each thread has its own


def _markdown() -> Markdown:
    if not hasattr(_local, "markdown"):
        _local.bounds = bounds = Bounds()
        _local.markdown = Markdown(
            extensions=[
                "tables",
                "fenced_code",
                "codehilite",
                "footnotes",
                "def_list",
                "sane_lists",
                "toc",
                _TidyExtension(),
                bounds,
            ],
            extension_configs={
                "tables": {"use_align_attribute": True},
                "codehilite": {"css_class": "highlight", "guess_lang": False, "pygments_formatter": bounds.formatter},
                "footnotes": {
                    "BACKLINK_TEXT": "↩\N{VARIATION SELECTOR-15}",
                    "BACKLINK_TITLE": "Back to reference %d",
                },
                "toc": {"slugify": heading_id, "anchorlink": True, "anchorlink_class": "anchor"},
            },
            output_format="html",
        )
    markdown: Markdown = _local.markdown
    markdown.reset()
    _local.bounds.start()
    return markdown


def _flatten(tokens: list[dict[str, object]]) -> "list[Heading]":
    headings: list[Heading] = []
    for token in tokens:
        headings.append(
            Heading(str(token["id"]), without_unfit(unescape(str(token["name"]))), int(str(token["level"])))
        )
        headings.extend(_flatten(token["children"]))  # type: ignore[arg-type]  # a list of tokens
    return headings


# --- sanitising ----------------------------------------------------------------------------------------------

TAGS = set(
    "a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins "
    "kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot th thead tr u ul var".split()
)
ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# Classes of Pygments are one to three characters long.
_CLASS = re.compile(r"(highlight|align-(left|right|center)|anchor|footnote(-ref|-backref)?|[a-z][a-z0-9]{0,2})")
_FOOTNOTE_ID = re.compile(r"fn(ref\d*)?:[^\s\"'<>&]{1,80}")
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_IMAGE_WITHOUT_SOURCE = re.compile(r"<img(?! [^>]*src=)[^>]*>")
# A heading, or the beginning of a table.
_FRAMED = re.compile(
    r"<(?P<level>h[2-6])\b[^>]*>(?P<title>.*?)</(?P=level)>|<table\b[^>]*>(?:\s*<caption\b[^>]*>(?P<caption>.*?)</caption>)?",
    re.DOTALL,
)
_LINK = re.compile(r'<a( [a-z]+="[^"]*")*>')


def clean(html: str) -> str:
    """HTML with only the elements, attributes, classes and ids that our own Markdown makes."""
    ids: set[str] = set()

    def keep(tag: str, name: str, value: str) -> str | None:
        if name == "id" and value in ids:
            return None
        kept = _keep_attribute(tag, name, value)
        if name == "id" and kept:
            ids.add(kept)
        return kept

    safe = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    safe = without_unfit(safe)  # which numeric references have become
    safe = _LINK.sub(_mark_external, safe)
    safe = _IMAGE_WITHOUT_SOURCE.sub("", safe)
    return _framed(safe)


def _framed(html: str) -> str:
    """With each table in a frame that scrolls on its own, so that a keyboard must reach it, and that has a name."""
    heading = ""
    seen: Counter[str] = Counter()

    def frame(match: re.Match[str]) -> str:
        nonlocal heading
        if match["level"]:
            heading = plain_text(match["title"])
            return match[0]
        name = plain_text(match["caption"] or "") or heading
        seen[name] += 1
        label = escape(_table_name(name, seen[name]))
        return f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">{match[0]}'

    return _FRAMED.sub(frame, html).replace("</table>", "</table></div>")


def _table_name(name: str, number: int) -> str:
    if number == 1:
        return _("Table: %(name)s") % {"name": name} if name else _("Table")
    names = {"name": name, "number": number}
    return _("Table %(number)d: %(name)s") % names if name else _("Table %(number)d") % names


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(word for word in value.split() if _CLASS.fullmatch(word)) or None
    if name == "id":
        is_heading = tag in _HEADINGS and value not in _reserved and not re.search(r"[\s\"'<>&]", value)
        return value if value and (is_heading or _FOOTNOTE_ID.fullmatch(value)) else None
    return value


def _mark_external(match: re.Match[str]) -> str:
    tag = match.group()
    return tag[:-1] + ' rel="noopener">' if re.search(r' href="(https?:)?//', tag) else tag
