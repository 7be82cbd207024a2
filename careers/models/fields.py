"""What columns of several models share. docs/content.md says what the fields mean."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from careers.codes import COUNTRIES, CURRENCIES, LANGUAGES


def order_field() -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Low numbers come first."))


def validate_texts(value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ValidationError(_('Enter a list of texts, such as ["Data Engineer", "ETL Developer"].'))


def validate_country(code: str) -> None:
    if code not in COUNTRIES:
        text = _("“%(code)s” is not a country of ISO 3166 such as GB.")
        raise ValidationError(text, params={"code": code[:20]})


def validate_countries(countries: list[str]) -> None:
    for code in countries:
        validate_country(code)


def validate_currency(code: str) -> None:
    if code not in CURRENCIES:
        text = _("“%(code)s” is not a currency of ISO 4217 such as GBP.")
        raise ValidationError(text, params={"code": code[:20]})


def validate_language(code: str) -> None:
    if code not in LANGUAGES:
        text = _("“%(code)s” is not a language of ISO 639 such as en.")
        raise ValidationError(text, params={"code": code[:20]})


def currency_field() -> "models.CharField[str, str]":
    return models.CharField(
        _("currency"), max_length=3, validators=[validate_currency], help_text=_("ISO 4217, such as GBP.")
    )


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
