"""The text of a role cut at its headings, whatever an editor called them."""

import re
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from publishing.documents.markdown import plain_text

# Of HTML that `publishing.documents.markdown` made: balanced, with every attribute in quotes.
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*>')
WITHOUT_END = {"br", "hr", "img"}
HEADING = re.compile(r'<h2(?: [a-z]+="[^"]*")*>(.*?)</h2>', re.DOTALL)
ID = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True)
class Section:
    """What stands under a heading; both are empty of a text that begins without one."""

    id: str
    title: str
    html: SafeString

    @property
    def first(self) -> SafeString:
        """Its first paragraph, list or table."""
        return safe("".join(elements(self.html)[:1]))

    @property
    def rest(self) -> SafeString:
        return safe("".join(elements(self.html)[1:]))


def sections(html: str) -> list[Section]:
    """In their order. A heading inside a quotation begins none."""
    found: list[Section] = []
    for element in elements(html):
        if heading := HEADING.match(element):
            name = ID.search(element[: heading.start(1)])
            found.append(Section(name[1] if name else "", plain_text(heading[1]), safe(element[heading.end() :])))
        elif found:
            found[-1] = Section(found[-1].id, found[-1].title, safe(found[-1].html + element))
        elif element.strip():
            found.append(Section("", "", safe(element)))
    return found


def elements(html: str) -> list[str]:
    """The outermost elements, each with the text that follows it."""
    starts, depth = [], 0
    for tag in TAG.finditer(html):
        ends, name = tag[1], tag[2]
        if not ends and depth == 0:
            starts.append(tag.start())
        if name not in WITHOUT_END:
            depth += -1 if ends else 1
    edges = [0, *starts[1:], len(html)] if starts else [0, len(html)]
    return [html[start:end] for start, end in pairwise(edges) if html[start:end].strip()]


def safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308  # a part of safe HTML, cut between two elements
