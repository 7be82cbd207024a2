from collections.abc import Iterable
from datetime import datetime
from typing import cast
from urllib.parse import quote, urlencode

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, F, Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import Tag, TaggedItem

from blog.states import State
from publishing.documents.dates import moment_constraint, validate_bounded_day, validate_day
from publishing.documents.models import Document, DocumentQuerySet, SlugField


class Author(models.Model):
    """A byline."""

    slug = SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name


class PostQuerySet(DocumentQuerySet["Post"]):
    def published(self, at: datetime | None = None) -> "PostQuerySet":
        """Posts a visitor may see at the given moment, now if none is given."""
        return self.filter(State.PUBLISHED.condition(at or timezone.now()))

    def turning_points(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """The last moment up to `now`, and the first after it, at which a post appears or goes. One query."""
        points = self.filter(draft=False).aggregate(
            appeared=Max("date", filter=Q(date__lte=now)),
            gone=Max("expires", filter=Q(expires__lte=now)),
            appears=Min("date", filter=Q(date__gt=now)),
            goes=Min("expires", filter=Q(expires__gt=now)),
        )
        past = [points[name] for name in ("appeared", "gone") if points[name]]
        future = [points[name] for name in ("appears", "goes") if points[name]]
        return max(past, default=None), min(future, default=None)

    def for_lists(self) -> "PostQuerySet":
        """Without the texts, with their authors: one query."""
        return self.select_related("author").without_texts()

    def in_order(self, keys: Iterable[int]) -> "list[Post]":
        """The posts with these primary keys, for a list: one query, or none without keys."""
        keys = list(keys)
        posts = self.for_lists().in_bulk(keys) if keys else {}
        return [posts[key] for key in keys if key in posts]

    def with_byline(self) -> "PostQuerySet":
        """With author and tags: one query more."""
        return self.select_related("author").prefetch_related("tags")  # type: ignore[misc]  # taggit has no types

    def newer_than(self, post: "Post") -> "Post | None":
        later = Q(date__gt=post.date) | Q(date=post.date, pk__gt=post.pk)
        return self.filter(later, date__gte=post.date).only("slug", "title").order_by("date", "pk").first()

    def older_than(self, post: "Post") -> "Post | None":
        earlier = Q(date__lt=post.date) | Q(date=post.date, pk__lt=post.pk)
        return self.filter(earlier, date__lte=post.date).only("slug", "title").order_by("-date", "-pk").first()

    def tags(self) -> "models.QuerySet[Tag]":
        """Tags of these posts with `uses`, the number of them that carry it, most used first."""
        items = TaggedItem.objects.filter(
            content_type=ContentType.objects.get_for_model(self.model), object_id__in=self.values("pk")
        )
        tags = Tag.objects.filter(taggit_taggeditem_items__in=items).annotate(uses=Count("taggit_taggeditem_items"))
        return cast("models.QuerySet[Tag]", tags.order_by("-uses", "name"))


class Post(Document):
    author = models.ForeignKey(Author, models.PROTECT, related_name="posts", verbose_name=_("author"))
    date = models.DateTimeField(
        _("published on"),
        help_text=_("A post with a date in the future is hidden until then."),
        validators=[validate_day],
    )
    updated = models.DateTimeField(_("updated on"), null=True, blank=True, validators=[validate_day])
    expires = models.DateTimeField(_("hidden from"), null=True, blank=True, validators=[validate_bounded_day])
    draft = models.BooleanField(_("draft"), default=False)
    image = models.CharField(_("image"), max_length=300, blank=True, help_text=_("A file in static/, as /static/…"))
    image_alt = models.CharField(_("image's text"), max_length=300, blank=True)
    tags = TaggableManager(_("tags"), blank=True)
    roles = models.JSONField(
        _("roles"), default=list, blank=True, help_text=_("Those that the post is about; it ends with what they pay.")
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-pk"]
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes = [
            models.Index(fields=["-date", "-id"], name="post_newest_first"),  # PostQuerySet.published, every list
        ]
        constraints = [
            moment_constraint("date", "post_date_in_our_time"),
            moment_constraint("updated", "post_updated_in_our_time"),
            moment_constraint("expires", "post_expires_in_our_time"),
            models.CheckConstraint(
                condition=Q(expires__isnull=True) | Q(expires__gt=F("date")),
                name="post_expires_after_its_date",
                violation_error_message=_("A post cannot be hidden before it is published."),
            ),
            models.CheckConstraint(
                condition=Q(image="") | ~Q(image_alt=""),
                name="post_image_has_a_text",
                violation_error_message=_("An image needs a text that says what it shows."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("blog:post", args=[self.slug])

    def share_links(self, site_url: str) -> list[tuple[str, str]]:
        """(name, address) of plain links that share the post: no script, and nothing loaded from elsewhere."""
        url = f"{site_url}{self.get_absolute_url()}"
        return [
            ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?" + urlencode({"url": url})),
            ("Mastodon", "https://mastodonshare.com/?" + urlencode({"text": self.title, "url": url})),
            ("Bluesky", "https://bsky.app/intent/compose?" + urlencode({"text": f"{self.title} {url}"})),
            ("Reddit", "https://www.reddit.com/submit?" + urlencode({"url": url, "title": self.title})),
            (
                gettext("Email"),
                "mailto:?" + urlencode({"subject": self.title, "body": url}, quote_via=quote),
            ),
        ]

    @property
    def is_public(self) -> bool:
        return State.of(self, timezone.now()) is State.PUBLISHED
