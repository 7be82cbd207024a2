import re
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.models import Post
from publishing.cards.card import SITE_CARD
from publishing.documents.references import fill
from publishing.documents.text import without_unfit

NEWEST = 20


# Addresses within the site and within a post, in HTML that the sanitiser has written.
RELATIVE = re.compile(r' (href|src)="([/#][^"]*)"')


class FullTextFeed(Atom1Feed):
    """Texts beside summaries, and nothing that XML cannot hold, should a row have been written past its form."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for name in ("icon", "logo"):
            handler.addQuickElement(name, self.feed[name])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html", "xml:base": item["link"]})

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        super().add_item(*args, **kwargs)
        self.items[-1] = {name: _fit(value) for name, value in self.items[-1].items()}


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return without_unfit(value)
    return [_fit(item) for item in value] if isinstance(value, list) else value


class PostFeed(Feed):  # type: ignore[type-arg]  # generic for mypy alone
    """Atom feed of the newest posts, with their full text. All its addresses are built on SITE_URL."""

    feed_type = FullTextFeed
    description = subtitle = gettext_lazy("Plain articles about work in AI")

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        response.headers.pop("Last-Modified", None)  # a scheduled post appears without any row being changed
        return response

    def title(self) -> str:
        return _("%(site)s: blog") % {"site": settings.SITE_NAME}

    def link(self) -> str:
        return f"{settings.SITE_URL}{reverse('blog:posts')}"

    def feed_url(self) -> str:
        return f"{settings.SITE_URL}{reverse('blog:feed')}"

    def author_name(self) -> str:
        return str(settings.SITE_NAME)

    def author_link(self) -> str:
        return f"{settings.SITE_URL}/"

    def feed_copyright(self) -> str:
        return _("The texts are under the MIT licence.")

    def feed_extra_kwargs(self, obj: Any) -> dict[str, Any]:
        icon, logo = static("icon-192.png"), static(SITE_CARD)
        return {"icon": settings.SITE_URL + icon, "logo": settings.SITE_URL + logo}

    def items(self) -> list[Post]:
        return list(Post.objects.published().with_byline()[:NEWEST])

    def item_title(self, item: Post) -> str:
        return item.title

    def item_description(self, item: Post) -> str:
        return fill(item.description)

    def item_extra_kwargs(self, item: Post) -> dict[str, Any]:
        base = self.item_link(item)
        text = RELATIVE.sub(lambda found: f' {found[1]}="{urljoin(base, found[2])}"', item.html)
        return {"content": text}

    def item_link(self, item: Post) -> str:
        return f"{settings.SITE_URL}{item.get_absolute_url()}"

    def item_author_name(self, item: Post) -> str:
        return item.author.name

    def item_pubdate(self, item: Post) -> datetime:
        return item.date

    def item_updateddate(self, item: Post) -> datetime:
        return item.updated or item.date

    def item_categories(self, item: Post) -> list[str]:
        return [tag.name for tag in item.tags.all()]
