"""Every public address, on SITE_URL, as the pages themselves name it: in sections, and these in short files.

A file holds few addresses, so that it costs the same however many pages there are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import CharField, Expression, Model
from django.db.models.functions import Cast, Coalesce, Substr
from django.urls import reverse

from blog.models import Post
from blog.published import published_posts
from careers.models import Background, Programme, Role, Skill
from guide.models import Page

ADDRESSES = 50  # the protocol allows 50,000

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
FIXED = ("home", "blog:posts", *(f"careers:{name}" for name in (
    "roles", "compare", "salaries", "salary-method", "path", "skills", "backgrounds", "programmes"
)))  # fmt: skip

Entry = tuple[str, str | None]


@dataclass(frozen=True)
class Section:
    count: Callable[[], int]
    entries: Callable[[int, int], Iterable[Entry]]
    """(path, day of its last change) of the addresses from one place to another."""

    def files(self) -> int:
        return max(1, -(-self.count() // ADDRESSES))

    def file(self, number: int) -> str | None:
        """As XML: two queries. None if there is no such file."""
        if not 1 <= number <= self.files():
            return None
        entries = self.entries((number - 1) * ADDRESSES, number * ADDRESSES)
        return HEAD + f'<urlset xmlns="{SCHEMA}">\n' + "".join(map(_url, entries)) + "</urlset>\n"


def _url(entry: Entry) -> str:
    path, changed = entry  # of slugs and hyphens, with nothing to escape
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(settings.SITE_URL)}{path}</loc>{when}</url>\n"


def day(moment: "Expression | str") -> Substr:
    """As text, such as 2026-11-23, in UTC: databases are quicker at it than Python is at moments."""
    return Substr(Cast(moment, CharField()), 1, 10)


def _documents(model: type[Model]) -> Section:
    rows = model._default_manager.order_by("pk")

    def entries(start: int, end: int) -> Iterable[Entry]:
        return _addressed(model, rows.values_list("slug", day("modified"))[start:end])

    return Section(rows.count, entries)


def _post_entries(start: int, end: int) -> Iterable[Entry]:
    rows = Post.objects.filter(pk__in=published_posts().keys[start:end]).order_by("-date", "-pk")
    return _addressed(Post, rows.values_list("slug", day(Coalesce("updated", "date"))))


def _addressed(model: type[Any], slugs: Iterable[Entry]) -> Iterable[Entry]:
    """With paths in place of slugs. One address is made and the others like it: `reverse` takes ten times as long."""
    before, after = model(slug="_").get_absolute_url().split("_")
    return ((before + slug + after, changed) for slug, changed in slugs)


def sections() -> dict[str, Section]:
    return {
        "fixed": Section(lambda: len(FIXED), lambda start, end: [(reverse(name), None) for name in FIXED[start:end]]),
        "roles": _documents(Role),
        "skills": _documents(Skill),
        "backgrounds": _documents(Background),
        "programmes": _documents(Programme),
        "posts": Section(lambda: len(published_posts().keys), _post_entries),
        "pages": _documents(Page),
    }


def index() -> str:
    """All files of all sections, as XML."""
    addresses = [
        settings.SITE_URL + reverse("sitemap-section", args=[name]) + (f"?p={number}" if number > 1 else "")
        for name, section in sections().items()
        for number in range(1, section.files() + 1)
    ]
    body = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return HEAD + f'<sitemapindex xmlns="{SCHEMA}">\n{body}</sitemapindex>\n'
