"""What a robot reaches that follows every link it may: each page at one address, and no end of combinations."""

import re
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from guide.models import Page
from tests.factories import fill
from tests.public_pages import locations

SITE = "http://127.0.0.1:8000"
LINK = re.compile(r"<a\b([^>]*)>")
ROBOTS = re.compile(r'<meta name="robots" content="([^"]*)"')
# The walk ends at this number of addresses if it does not end by itself.
ENDLESS = 120


def followed(page: str, path: str) -> set[str]:
    """Addresses within the site, without fragments, that a robot may follow from the page."""
    if "nofollow" in " ".join(ROBOTS.findall(page)):
        return set()
    found = set()
    for attributes in LINK.findall(page):
        values = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        if "href" not in values or "nofollow" in values.get("rel", "").split():
            continue
        address = urlsplit(urljoin(SITE + path, unescape(values["href"])))
        if f"{address.scheme}://{address.netloc}" == SITE and not address.path.startswith("/static/"):
            found.add(address._replace(scheme="", netloc="", fragment="").geturl())
    return found


@pytest.mark.prove
@pytest.mark.django_db
def test_a_robot_reaches_every_page_and_comes_to_an_end(client: Client) -> None:
    fill(roles=6, posts=15)
    slugs = {path.stem for path in (settings.CONTENT_DIR / "pages").glob("*.md")} - {"about"}
    for slug in slugs:  # to some of them the footer leads, to the others these do
        links = " ".join(f"[{other}](/{other}/)" for other in slugs)
        Page.objects.create(slug=slug, title=slug, description="A page of text.", body=links)
    pages: dict[str, str] = {}
    waiting = {"/"}
    while waiting and len(pages) < ENDLESS:
        path = waiting.pop()
        response = client.get(path)
        assert response.status_code == 200, path
        pages[path] = response.content.decode() if response["Content-Type"].startswith("text/html") else ""
        waiting |= followed(pages[path], path) - set(pages)
    assert len(pages) < ENDLESS
    listed = {page for file in locations(client, "/sitemap.xml") for page in locations(client, file.removeprefix(SITE))}
    assert not [address for address in listed if "?" in address]
    assert {address.removeprefix(SITE) for address in listed} <= set(pages)
    for path, page in pages.items():
        query = parse_qs(urlsplit(path).query)
        assert not set(query) & {"in", "view", "background", "have"}, f"{path} shows a page differently"
        if set(query) - {"page"}:
            assert "nofollow" in ROBOTS.findall(page)[0], path
            assert f'<link rel="canonical" href="{SITE}{urlsplit(path).path}">' in page


@pytest.mark.django_db
def test_a_robot_may_look_at_a_result_and_lists_none(some: None, client: Client) -> None:
    assert "result" not in client.get("/robots.txt").content.decode()
    page = client.get("/choose-your-path/result/?code=yes").content.decode()
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert '<meta property="og:image"' in page
    assert "noindex" not in client.get("/choose-your-path/result/").content.decode()
