"""Ranges of pay by region, and rates of exchange. docs/content.md says what the fields mean."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from careers.freshness import salary_is_stale
from careers.models.fields import (
    TrackOfSameRole,
    currency_field,
    has_text,
    order_field,
    validate_countries,
    validate_texts,
)
from publishing.documents.dates import day_constraint, validate_day
from publishing.documents.models import SlugField


class SalaryKind(models.TextChoices):
    """What a figure was made from; figures of two kinds are never blended."""

    ESTIMATE = "estimate", _("published estimate")
    ADVERTS = "adverts", _("advertised ranges")
    SURVEY = "survey", _("survey")


class Period(models.TextChoices):
    YEAR = "year", _("a year")
    MONTH = "month", _("a month")
    DAY = "day", _("a day")
    HOUR = "hour", _("an hour")


class Region(models.Model):
    slug = SlugField(_("slug"), unique=True)
    title = models.CharField(_("title"), max_length=120)
    description = models.CharField(_("description"), max_length=200)
    currency = currency_field()
    countries = models.JSONField(
        _("countries"),
        default=list,
        blank=True,
        validators=[validate_texts, validate_countries],
        help_text=_('ISO 3166, such as ["GB"].'),
    )
    order = order_field()
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.title


class Salary(TrackOfSameRole):
    """A range of gross pay. `low` and `high` are whole units of `currency` per `period`."""

    ORDER = ("role__order", "region__order", F("track__order").asc(nulls_first=True), "kind", "pk")

    role = models.ForeignKey("careers.Role", models.CASCADE, related_name="salaries")
    region = models.ForeignKey(Region, models.PROTECT, related_name="salaries")
    low = models.PositiveIntegerField(_("low"))
    high = models.PositiveIntegerField(_("high"), null=True, blank=True)
    open_ended = models.BooleanField(
        _("open-ended"), default=False, help_text=_("Some are paid more than the high end.")
    )
    currency = currency_field()
    period = models.CharField(_("period"), max_length=5, choices=Period.choices, default=Period.YEAR)
    kind = models.CharField(_("kind"), max_length=10, choices=SalaryKind.choices)
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("source's address"), max_length=300, blank=True)
    date = models.DateField(_("date of the figures"), validators=[validate_day])
    sample = models.PositiveIntegerField(_("sample size"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("salary range")
        verbose_name_plural = _("salary ranges")
        constraints = [
            models.CheckConstraint(
                condition=has_text("source"),
                name="salary_has_a_source",
                violation_error_message=_("A figure needs its source."),
            ),
            models.CheckConstraint(condition=Q(kind__in=SalaryKind.values), name="salary_has_a_known_kind"),
            day_constraint("date", "salary_is_of_our_time"),
            models.CheckConstraint(
                condition=Q(high__isnull=True) | Q(low__lte=F("high")),
                name="salary_low_is_not_above_high",
                violation_error_message=_("The low end is above the high end."),
            ),
            models.CheckConstraint(
                condition=Q(high__isnull=False) | Q(open_ended=True),
                name="salary_without_high_is_open_ended",
                violation_error_message=_("Give a high end, or mark the range as open-ended."),
            ),
            # Two constraints, since SQLite takes two empty tracks as different.
            models.UniqueConstraint(
                fields=["role", "track", "region", "kind"],
                name="role_has_one_salary_per_track_region_and_kind",
            ),
            models.UniqueConstraint(
                fields=["role", "region", "kind"],
                condition=Q(track=None),
                name="role_has_one_salary_per_region_and_kind_without_track",
            ),
        ]

    def __str__(self) -> str:
        top = f"–{self.high}" if self.high else ""
        return f"{self.currency} {self.low}{top}{'+' if self.open_ended else ''}"

    @property
    def is_stale(self) -> bool:
        return salary_is_stale(self.date)


class ExchangeRate(models.Model):
    """Units of a currency for one euro: the European Central Bank's reference rate of a day."""

    currency = models.CharField(_("currency"), max_length=3, unique=True)
    date = models.DateField(_("date"))
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=6)

    class Meta:
        ordering = ["currency"]
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.CheckConstraint(condition=Q(rate__gt=0), name="exchange_rate_is_above_nothing"),
            day_constraint("date", "exchange_rate_is_of_our_time"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.rate:f}"
