from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from publishing.documents.dates import day_constraint
from publishing.documents.models import Document, DocumentManager


class Page(Document):
    """A page of plain Markdown at /<slug>/, such as the FAQ."""

    updated = models.DateField(_("updated"), null=True, blank=True)

    objects = DocumentManager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [day_constraint("updated", "page_updated_in_our_time")]

    def get_absolute_url(self) -> str:
        return reverse("page", args=[self.slug])
