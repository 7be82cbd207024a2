from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from publishing.documents.dates import day_constraint
from publishing.documents.models import Document, DocumentManager, SlugField

LONGEST_TERM = 120


class Page(Document):
    """A page of plain Markdown at /<slug>/, such as the FAQ."""

    updated = models.DateField(_("updated"), null=True, blank=True)
    questions = models.BooleanField(
        _("questions"),
        default=False,
        help_text=_("Headings are questions, and what follows are their answers: search engines are told so."),
    )

    objects = DocumentManager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [day_constraint("updated", "page_updated_in_our_time")]

    def get_absolute_url(self) -> str:
        return reverse("page", args=[self.slug])


def validate_forms(value: list[str]) -> None:
    if any(len(form) > LONGEST_TERM for form in value):
        raise ValidationError(_("Each form has at most %(limit)d characters."), params={"limit": LONGEST_TERM})


class Term(models.Model):
    """A word of the glossary, which texts of every kind lead to."""

    slug = SlugField(_("slug"), unique=True, help_text=_("Its place on the page: /glossary/#overfitting."))
    term = models.CharField(_("term"), max_length=LONGEST_TERM)
    forms = models.JSONField(
        _("other forms"),
        default=list,
        blank=True,
        validators=[validate_forms],
        help_text=_("Plurals and spellings that texts use as well."),
    )
    meaning = models.CharField(
        _("meaning"), max_length=200, help_text=_("One sentence that someone from outside the trade understands.")
    )
    see = models.CharField(
        _("see"), max_length=200, blank=True, help_text=_("A page of the guide that says more, such as /skills/sql/.")
    )
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    class Meta:
        ordering = [Lower("term"), "slug"]
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return f"{reverse('glossary')}#{self.slug}"
