"""Tags and filters of every template: a built-in library, so no template loads it."""

from functools import cache
from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

register = template.Library()

# (name of the address, words, whether the masthead has it too); the footer has all.
NAVIGATION = (
    ("careers:roles", gettext_noop("Roles"), True),
    ("careers:compare", gettext_noop("Compare roles"), False),
    ("careers:salaries", gettext_noop("Salaries"), True),
    ("careers:skills", gettext_noop("Skills"), True),
    ("careers:backgrounds", gettext_noop("Backgrounds"), False),
    ("careers:programmes", gettext_noop("Programmes"), True),
    ("blog:posts", gettext_noop("Blog"), True),
    ("careers:path", gettext_noop("Choose your path"), True),
)


@cache
def links(language: str | None) -> list[tuple[str, str, bool]]:
    """(address, words, whether the masthead has it), in this language."""
    return [(reverse(name), _(words), main) for name, words, main in NAVIGATION]


@register.inclusion_tag("includes/_navigation.html", takes_context=True)
def navigation(context: Context, main: bool = False) -> dict[str, Any]:
    """The links to the sections, each saying whether it leads to this page, or to the section this page is in."""
    path = context["request"].path if "request" in context else ""
    return {
        "links": [
            (url, words, "page" if path == url else "true" if path.startswith(url) else "")
            for url, words, in_masthead in links(get_language())
            if in_masthead or not main
        ]
    }
