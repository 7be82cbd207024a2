"""Tags and filters of every template: a built-in library, so no template loads it."""

import re
from functools import cache
from html import unescape
from urllib.parse import urljoin

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from blog.models import Post
from blog.subjects import subject
from careers.models import Role
from careers.pay.best import heads
from guide.cards import card_file
from guide.structured_data import website
from publishing.documents.inline import shown_inline
from publishing.documents.references import fill
from publishing.structured_data import breadcrumbs, element

register = template.Library()
STEP = re.compile(r'<li[^>]*>(?:<a href="([^"]*)">)?([^<]*)')
# Of a plain text: its references to figures become the figures, which are escaped like the rest of it.
register.filter("figures", fill, is_safe=False)
# The same of a text of inline Markdown.
register.filter("inline", shown_inline)
register.filter("subject", subject)

# The lists of the masthead and the footer: (name of the address, words).
NAVIGATION = {
    "main": (
        ("careers:roles", gettext_noop("Roles")),
        ("careers:salaries", gettext_noop("Salaries")),
        ("careers:backgrounds", gettext_noop("From your job")),
        ("careers:skills", gettext_noop("Skills")),
        ("careers:programmes", gettext_noop("Programmes")),
        ("blog:posts", gettext_noop("Blog")),
    ),
    "roles": (
        ("careers:roles", gettext_noop("Roles")),
        ("careers:compare", gettext_noop("Compare roles")),
        ("careers:path", gettext_noop("Choose your path")),
        ("careers:backgrounds", gettext_noop("From your job")),
        ("careers:my-skills", gettext_noop("Skills you have")),
        ("careers:doors", gettext_noop("Open doors")),
        ("careers:titles", gettext_noop("Job titles")),
    ),
    "learning": (
        ("careers:salaries", gettext_noop("Salaries")),
        ("careers:skills", gettext_noop("Skills")),
        ("careers:programmes", gettext_noop("Programmes")),
        ("glossary", gettext_noop("Glossary")),
        ("blog:posts", gettext_noop("Blog")),
    ),
}
# Sections that show pay, so that links to them carry the country.
WITH_PAY = {"careers:roles", "careers:compare", "careers:salaries", "careers:path"}


@register.inclusion_tag("includes/_post_roles.html")
def roles_of(post: Post) -> dict[str, object]:
    """The roles that a post names, each with the figure that heads it. One query, and those of `heads`."""
    known = heads()
    roles = Role.objects.without_texts().filter(slug__in=post.roles)
    return {"roles": [(role, known.head(role)) for role in roles]}


@register.simple_tag(takes_context=True)
def default_card(context: Context) -> str:
    """The picture beside links to this page, unless it has one of its own."""
    return static(card_file(context["request"].path if "request" in context else "/"))


@register.simple_block_tag(takes_context=True)
def trail(context: Context, content: str) -> SafeString:
    """The breadcrumbs of a page, and once more for machines: `<li>` with a link or, of this page, without."""
    here = context["canonical_url"]
    steps = [
        (unescape(name), urljoin(here, unescape(link)).partition("?")[0] if link else here)
        for link, name in STEP.findall(content)
    ]
    return mark_safe(content) + element(breadcrumbs(*steps))  # noqa: S308  # what the template has rendered


@register.simple_tag
def website_data() -> SafeString:
    return element(website())


@register.simple_tag(takes_context=True)
def navigation(context: Context, name: str) -> SafeString:
    """A list of links, each saying whether it leads to this page, or to the section this page is in."""
    path = context["request"].path if "request" in context else ""
    language = get_language()
    current = tuple((url, path == url) for url in addresses(language, name) if path.startswith(url))
    return links(language, name, current, context.get("in_query", ""))


@cache
def addresses(language: str | None, name: str) -> list[str]:
    """In this language, should they differ by it."""
    return [reverse(address) for address, _words in NAVIGATION[name]]


@cache
def links(language: str | None, name: str, current: tuple[tuple[str, bool], ...], in_query: str = "") -> SafeString:
    """Of the current addresses, whether the page itself is there. Few, since sections and countries are."""
    marks = {url: "page" if is_page else "true" for url, is_page in current}
    shown = [
        (url + in_query if address in WITH_PAY else url, _(words), marks.get(url, ""))
        for url, (address, words) in zip(addresses(language, name), NAVIGATION[name], strict=True)
    ]
    return render_to_string("includes/_navigation.html", {"links": shown})
