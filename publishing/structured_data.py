"""What machines read of a page: schema.org as JSON-LD."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# In a script element these three could end it or begin a comment.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def script(items: Sequence[dict[str, Any]]) -> SafeString:
    """For a script element of type application/ld+json, which no browser runs."""
    text = json.dumps(items, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(text)  # noqa: S308  # the three characters that mean something in HTML are escaped


def element(*items: dict[str, Any]) -> SafeString:
    return mark_safe(f'<script type="application/ld+json">{script(items)}</script>')  # noqa: S308  # see `script`


def breadcrumbs(*pages: tuple[str, str]) -> dict[str, Any]:
    """From (name, address) of each page on the way, this one last."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(pages, start=1)
        ],
    }
