"""Public pages as a reader and a script take them apart."""

import re
from html import unescape

from django.test import Client


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def marks(html: str, name: str, element: str = "tr") -> list[dict[str, str]]:
    """The data attributes of each table row, or of each other element, that has this one."""
    rows = re.findall(rf"<{element}\b[^>]* data-{name}=[^>]*>", html)
    return [{key: unescape(value) for key, value in re.findall(r'data-([\w-]+)="([^"]*)"', row)} for row in rows]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def locations(client: Client, address: str) -> list[str]:
    """The addresses that a sitemap lists."""
    return re.findall(r"<loc>([^<]+)</loc>", client.get(address).content.decode())
