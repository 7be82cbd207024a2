from typing import Any, Self, TypeVar

from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from publishing.documents.glossary import gloss
from publishing.documents.markdown import Heading, reading_minutes, render, renderer_version
from publishing.documents.references import fill_html

M = TypeVar("M", bound="Document")


class SlugField(models.SlugField):  # type: ignore[type-arg]  # generic for mypy alone
    """A slug as documents have it: their record is stricter than Django, which takes capitals and underscores."""

    default_validators = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        super().__init__(*args, **kwargs)


class DocumentQuerySet(models.QuerySet[M]):
    def without_texts(self) -> Self:
        """For lists: the long texts stay in the database."""
        return self.defer("body", "body_html", "toc")


DocumentManager = models.Manager.from_queryset(DocumentQuerySet)


class Document(models.Model):
    """A row that is also a file: Markdown source, what is rendered from it on every save, and the base digest."""

    slug = SlugField(_("slug"), unique=True, help_text=_("The last part of the page's address."))
    title = models.CharField(_("title"), max_length=120)
    description = models.CharField(
        _("description"),
        max_length=200,
        help_text=_("One plain sentence, shown in lists, search engines and shared links."),
    )
    body = models.TextField(
        _("text"),
        blank=True,
        help_text=_("Markdown. Start headings with ##."),
    )
    body_html = models.TextField(editable=False, blank=True)
    toc = models.JSONField(editable=False, default=list)
    words = models.PositiveIntegerField(editable=False, default=0)
    renderer = models.CharField(max_length=16, editable=False, blank=True, help_text="Version that made body_html.")
    base_digest = models.CharField(
        max_length=64,
        editable=False,
        blank=True,
        help_text="SHA-256 of the validated record when file and row last agreed; empty for a row made in admin.",
    )
    modified = models.DateTimeField(
        _("last modified"), auto_now=True, null=True, help_text="Empty for a row that is as a load has made it."
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Renders the body. Raises MarkdownError when it cannot be rendered."""
        self.render()
        super().save(*args, **kwargs)

    RENDERED = ("body_html", "toc", "words", "renderer")
    """Columns that follow from the body."""

    def render(self) -> None:
        """Sets the columns of RENDERED. Raises MarkdownError."""
        rendered = render(self.body)
        self.body_html = rendered.html
        self.toc = [[heading.level, heading.id, heading.title] for heading in rendered.headings]
        self.words = rendered.words
        self.renderer = renderer_version()

    @property
    def is_rendered_as_today(self) -> bool:
        return self.renderer == renderer_version()

    @property
    def html(self) -> SafeString:
        """The body as `publishing.documents.markdown` rendered and sanitised it, with today's figures and glossary."""
        return mark_safe(gloss(fill_html(self.body_html)))  # noqa: S308  # passed nh3; what is put in is escaped

    @property
    def headings(self) -> list[Heading]:
        return [Heading(name, title, level) for level, name, title in self.toc]

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.words)
