"""What a figure said on a day that a text has pinned. docs/content.md says how a text does that."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.documents.dates import day_constraint
from publishing.documents.models import SlugField


class Snapshot(models.Model):
    """A line of content/snapshots.csv, which an import writes before newer evidence takes the figure's place."""

    slug = models.CharField(max_length=250, unique=True, editable=False)
    file = SlugField(_("file"))
    reference = models.CharField(_("reference"), max_length=200, help_text=_("Such as pay:data-scientist:uk:mid."))
    date = models.DateField(_("date of the figure"))
    text = models.CharField(_("figure in words"), max_length=200)
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("pinned figure")
        verbose_name_plural = _("pinned figures")
        constraints = [day_constraint("date", "snapshot_is_of_our_time")]

    def __str__(self) -> str:
        return self.slug
