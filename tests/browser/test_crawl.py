"""A walk from the first page along every link: all public pages are reached, and nothing on them is broken."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.conftest import assert_none
from tests.browser.site import Site

REFERENCES = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"}


class PageParser(HTMLParser):
    """Collects what a page links to and what it can be linked by."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.references: list[str] = []
        self.levels: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        for name, text in attrs:
            value = text or ""
            if name == "id":
                self.ids.append(value)
            elif name in {"href", "src", "action"} and (tag, name) != ("base", "href"):
                self.links.append(value)
            elif name == "srcset":
                self.links += [part.split()[0] for part in value.split(",")]
            elif name in REFERENCES:
                self.references += value.split()

    def faults(self) -> list[str]:
        faults = [f"the id {name} twice" for name in sorted(set(self.ids)) if self.ids.count(name) > 1]
        faults += [f"no id {name}" for name in sorted(set(self.references) - set(self.ids))]
        if self.levels.count(1) != 1:
            faults.append(f"{self.levels.count(1)} h1")
        pairs = zip([0, *self.levels], self.levels, strict=False)
        return faults + [f"h{level} follows h{before}" for before, level in pairs if level > before + 1]


@dataclass
class Walk:
    """What was found on the way, as `page: fault`."""

    pages: dict[str, set[str]] = field(default_factory=dict)
    """The ids of every page, by its path with query."""
    others: set[str] = field(default_factory=set)
    """Paths that are no pages: style sheets, images, feeds."""
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walk(site: Site) -> Walk:
    found = Walk()
    anchors: set[tuple[str, str, str]] = set()
    waiting = {"/": "/"}  # path: the page that links to it
    while waiting:
        path, source = waiting.popitem()
        answer = site.fetch(path)
        if answer.status != 200:
            found.faults.append(f"{source}: {answer.status} for {path}")
        if not answer.is_page:
            found.others.add(path)
            continue
        page = PageParser(answer.body.decode())
        found.pages[path] = set(page.ids)
        found.faults += [f"{path}: {fault}" for fault in page.faults()]
        for link in page.links:
            address = urlsplit(urljoin(site.url + path, link))
            if address.scheme not in {"http", "https", "mailto"} or (address.scheme != "mailto" and not address.netloc):
                found.faults.append(f"{path}: nothing is at {link!r}")
            if address.netloc != site.host:
                continue
            target = address.path + (f"?{address.query}" if address.query else "")
            if address.fragment:
                anchors.add((path, target, unquote(address.fragment)))
            if target not in found.pages and target not in found.others:
                waiting.setdefault(target, path)
    found.faults += [
        f"{path}: no anchor {target}#{anchor}"
        for path, target, anchor in sorted(anchors)
        if anchor not in found.pages.get(target, set())
    ]
    return found


def test_nothing_is_broken(walk: Walk) -> None:
    assert_none(walk.faults)


def test_every_public_page_is_reached(walk: Walk, site: Site) -> None:
    def locations(path: str) -> list[str]:
        text = site.fetch(path).body.decode()
        return [part.partition("</loc>")[0].removeprefix(site.url) for part in text.split("<loc>")[1:]]

    public = {page for section in locations("/sitemap.xml") for page in locations(section)}
    assert len(public) > 50
    assert public - set(walk.pages) == set()
