"""What columns of several models share. docs/content.md says what the fields mean."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _


def order_field() -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Low numbers come first."))


def currency_field() -> "models.CharField[str, str]":
    return models.CharField(_("currency"), max_length=3, help_text=_("ISO 4217, such as GBP."))


def has_text(field: str) -> GreaterThan:
    """A condition of a constraint: the text is more than blanks."""
    return GreaterThan(Length(Trim(field)), 0)


class TrackOfSameRole(models.Model):
    """A part of a role that may belong to one of its tracks."""

    track = models.ForeignKey("careers.Track", models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        role_id = getattr(self, "role_id", None)
        if self.track and role_id and self.track.role_id != role_id:
            raise ValidationError({"track": _("This track belongs to another role.")})
