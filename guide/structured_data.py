"""What the guide's own pages say to machines: the site, and questions with their answers."""

import re
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from guide.models import Page
from publishing.documents.markdown import plain_text

# What stands within a line, and so leaves no blank behind.
WITHIN = re.compile(r"</?(?:a|abbr|code|dfn|em|span|strong|sup)\b[^>]*>")
SECTION = re.compile(r'<h2 id="[^"]*"[^>]*>(.*?)</h2>', re.DOTALL)


def website() -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL + "/",
        "description": _("What each role in AI is, what it pays and on what evidence, and how to get there."),
        "inLanguage": "en-GB",
    }


def questions(page: Page) -> dict[str, Any]:
    """A page whose headings are questions, with what stands below each, as plain text."""
    _before, *parts = SECTION.split(WITHIN.sub("", page.html))
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "url": settings.SITE_URL + page.get_absolute_url(),
        "mainEntity": [
            {
                "@type": "Question",
                "name": plain_text(heading),
                "acceptedAnswer": {"@type": "Answer", "text": plain_text(answer)},
            }
            for heading, answer in zip(parts[::2], parts[1::2], strict=True)
        ],
    }
