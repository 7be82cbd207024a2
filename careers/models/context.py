"""Published figures around pay that are of no role: groups of occupations, mentions of AI, employers of a title."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from careers.models.evidence import file_slug
from careers.models.fields import has_text, validate_country
from careers.series import Point, read_series
from publishing.documents.dates import day_constraint, validate_day
from publishing.documents.models import SlugField


class Topic(models.TextChoices):
    WAGES = "wages", _("wages of a group of occupations")
    MENTIONS = "mentions", _("adverts that mention AI")
    EMPLOYERS = "employers", _("employers that filed a job title")
    OUTLOOK = "outlook", _("official outlook of an occupation")


def validate_series(value: str) -> None:
    try:
        read_series(value)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def context_slug(file: str, country: str, name: str) -> str:
    return "-".join((file, country.lower(), re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")))


class ContextQuerySet(models.QuerySet["Context"]):
    def in_order(self) -> "ContextQuerySet":
        return self.order_by("topic", "country", "name", "pk")

    def outlook_of(self, soc: str) -> "ContextQuerySet":
        """Of the occupation with this code, without which there is none."""
        return self.filter(topic=Topic.OUTLOOK, name__startswith=f"{soc} ") if soc else self.none()


class Context(models.Model):
    """A line of content/context/<file>.csv. Never a role's figure."""

    slug = models.CharField(max_length=300, unique=True, editable=False)
    file = SlugField(_("file"), blank=True, help_text=_("Name of the file in content/context/. Made from the source."))
    topic = models.CharField(_("topic"), max_length=10, choices=Topic.choices)
    country = models.CharField(
        _("country"), max_length=2, validators=[validate_country], help_text=_("ISO 3166, such as GB.")
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("What the values are of, as the source calls it."))
    measures = models.CharField(
        _("measures"), max_length=60, help_text=_("What each of the values is: low/median/high.")
    )
    unit = models.CharField(_("unit"), max_length=40, help_text=_("Such as CAD a year."))
    series = models.TextField(
        _("values"), validators=[validate_series], help_text=_("By year or month: 2025:62400/95992/145059.")
    )
    breaks_at = models.CharField(
        _("breaks at"), max_length=7, blank=True, help_text=_("The month at which the series jumps implausibly.")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("source's address"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=120)
    notice = models.CharField(
        _("notice"),
        max_length=300,
        blank=True,
        help_text=_("The sentence that the licence asks for, printed as it stands."),
    )
    date = models.DateField(_("date of the figures"), validators=[validate_day])
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    objects = ContextQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "country", "name", "pk"]
        verbose_name = _("context of pay")
        verbose_name_plural = _("context of pay")
        constraints = [
            models.CheckConstraint(condition=Q(topic__in=Topic.values), name="context_has_a_known_topic"),
            models.CheckConstraint(
                condition=has_text("source"),
                name="context_has_a_source",
                violation_error_message=_("A figure needs its source."),
            ),
            models.CheckConstraint(
                condition=has_text("licence"),
                name="context_has_a_licence",
                violation_error_message=_("A figure needs the licence of its source."),
            ),
            day_constraint("date", "context_is_of_our_time"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.country}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.file = self.file or file_slug(self.source)
        self.slug = context_slug(self.file, self.country, self.name)
        super().save(*args, **kwargs)

    @cached_property
    def points(self) -> list[Point]:
        """(year or month, a value for each of `measures`), oldest first."""
        return read_series(self.series)
