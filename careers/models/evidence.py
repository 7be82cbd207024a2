"""Evidence of pay: what a source says a role is paid in a country. docs/content.md says what the fields mean."""

import re
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from careers.composition import read_composition
from careers.freshness import salary_is_stale
from careers.models.fields import currency_field, has_text, validate_country
from careers.percentiles import MIN_SAMPLE, PERCENTILES, read_spread
from publishing.documents.dates import FIRST, LAST, day_constraint, validate_day
from publishing.documents.models import SlugField


class EvidenceKind(models.TextChoices):
    """The kinds of figure that are computed from data."""

    ADVERTS = "adverts", _("advertised ranges")
    SURVEY = "survey", _("survey")


class Seniority(models.TextChoices):
    """What an advert says of the experience it asks for."""

    ALL = "all", _("all levels")
    ENTRY = "entry", _("entry")
    MID = "mid", _("mid")
    SENIOR = "senior", _("senior")
    EXECUTIVE = "executive", _("executive")


def file_slug(source: str) -> str:
    """The file's name for a source: `aijobs.net salary index` -> `aijobs-net-salary-index`."""
    return re.sub(r"[^a-z0-9]+", "-", source.lower()).strip("-")[:60].strip("-")


def validate_spread(value: str) -> None:
    try:
        read_spread(value)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def validate_composition(value: str) -> None:
    try:
        read_composition(value)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def percentile_field(label: Any) -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(label, null=True, blank=True)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def in_order(self) -> "EvidenceQuerySet":
        """By role; for each the countries with most adverts first, surveys after adverts, junior before senior."""
        levels = [When(level=level, then=place) for place, level in enumerate(Seniority.values)]
        return self.order_by(
            "role__order", "kind", F("n").desc(nulls_last=True), "country", Case(*levels, default=len(levels)), "pk"
        )

    def of_all_levels(self) -> "EvidenceQuerySet":
        return self.filter(level=Seniority.ALL)

    def without_texts(self) -> "EvidenceQuerySet":
        """What pages of many roles show; the rest stays in the database."""
        return self.defer("slug", "file", "source_url", "licence", "notice", "importer", "spread", "base_digest")


class Evidence(models.Model):
    """What a source says a role is paid in a country: gross, a year, in whole units of `currency`.

    A line of content/evidence/<file>.csv. Percentiles are empty where n is too small to compute them.
    """

    slug = models.CharField(max_length=250, unique=True, editable=False)
    file = SlugField(_("file"), blank=True, help_text=_("Name of the file in content/evidence/. Made from the source."))
    role = models.ForeignKey("careers.Role", models.CASCADE, related_name="evidence")
    country = models.CharField(
        _("country"), max_length=2, validators=[validate_country], help_text=_("ISO 3166, such as GB.")
    )
    level = models.CharField(_("level"), max_length=10, choices=Seniority.choices, default=Seniority.ALL)
    kind = models.CharField(_("kind"), max_length=10, choices=EvidenceKind.choices)
    official = models.BooleanField(
        _("official"), default=False, help_text=_("A statistical office’s survey of wages, not one of developers.")
    )
    currency = currency_field()
    n = models.PositiveIntegerField(
        _("number of adverts"),
        null=True,
        blank=True,
        help_text=_("Or of answers. Left empty for the survey of a statistical office."),
    )
    p10 = percentile_field(_("10th percentile"))
    p25 = percentile_field(_("25th percentile"))
    p50 = percentile_field(_("median"))
    p75 = percentile_field(_("75th percentile"))
    p90 = percentile_field(_("90th percentile"))
    top_coded = models.PositiveSmallIntegerField(
        _("top-coded from"),
        null=True,
        blank=True,
        choices=[(percent, str(percent)) for percent in PERCENTILES],
        help_text=_("The lowest percentile that the source gives as “at or above” its highest figure."),
    )
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
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
    importer = models.CharField(
        _("importer version"), max_length=20, blank=True, help_text=_("Empty for figures entered by hand.")
    )
    population = models.CharField(
        _("whom it is about"),
        max_length=200,
        blank=True,
        help_text=_("The survey's own name of the occupation, where it is not the role's."),
    )
    spread = models.TextField(
        _("spread"),
        blank=True,
        validators=[validate_spread],
        help_text=_("How many adverts lie where, by thousands: 120:3 120+:5. See docs/data.md."),
    )
    remote = models.PositiveIntegerField(
        _("number of fully remote adverts"), null=True, blank=True, help_text=_("Of all levels only.")
    )
    titles = models.TextField(
        _("titles"),
        blank=True,
        validators=[validate_composition],
        help_text=_("How many adverts bear which title: AI Engineer: 513; LLM Engineer: 1. Of all levels only."),
    )
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["role__order", "country", "pk"]
        verbose_name = _("evidence of pay")
        verbose_name_plural = _("evidence of pay")
        constraints = [
            models.UniqueConstraint(
                fields=["file", "role", "country", "level", "kind", "currency"],
                name="evidence_says_one_thing_of_a_role_country_and_level",
                violation_error_message=_("This source has such figures already."),
            ),
            models.CheckConstraint(
                condition=has_text("source"),
                name="evidence_has_a_source",
                violation_error_message=_("A figure needs its source."),
            ),
            models.CheckConstraint(
                condition=has_text("licence"),
                name="evidence_has_a_licence",
                violation_error_message=_("A figure needs the licence of its source."),
            ),
            day_constraint("date", "evidence_is_of_our_time"),
            models.CheckConstraint(
                condition=Q(first_year__gte=FIRST.year, last_year__lte=LAST.year),
                name="evidence_years_are_of_our_time",
                violation_error_message=_("The years must lie between 1990 and 2100."),
            ),
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_is_of_adverts_or_survey"),
            models.CheckConstraint(
                condition=Q(official=False) | Q(kind="survey"),
                name="evidence_that_is_official_is_a_survey",
                violation_error_message=_("Only a survey is official."),
            ),
            models.CheckConstraint(condition=Q(level__in=Seniority.values), name="evidence_has_a_known_level"),
            models.CheckConstraint(
                condition=Q(n__isnull=False) | Q(kind="survey"),
                name="evidence_of_adverts_has_a_number",
                violation_error_message=_("Give the number of adverts."),
            ),
            models.CheckConstraint(
                condition=Q(n__isnull=True)
                | Q(n__gte=MIN_SAMPLE)
                | Q(p10=None, p25=None, p50=None, p75=None, p90=None, top_coded=None),
                name="evidence_of_few_adverts_has_no_percentiles",
                violation_error_message=_("Percentiles of so few adverts are noise; leave them empty."),
            ),
            models.CheckConstraint(
                condition=Q(n__gte=1) | Q(n__isnull=True), name="evidence_is_of_one_advert_at_least"
            ),
            models.CheckConstraint(
                condition=Q(remote=None) | Q(level="all", remote__lte=F("n")),
                name="evidence_has_no_more_remote_adverts_than_adverts",
                violation_error_message=_("Give remote adverts of all levels only, and no more of them than adverts."),
            ),
            models.CheckConstraint(
                condition=Q(first_year__lte=F("last_year")),
                name="evidence_years_are_in_order",
                violation_error_message=_("The first year is after the last."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"p{low}__isnull": True})
                    | Q(**{f"p{high}__isnull": True})
                    | Q(**{f"p{low}__lte": F(f"p{high}")}),
                    name=f"evidence_p{low}_is_not_above_p{high}",
                    violation_error_message=_("The percentiles are not in ascending order."),
                )
                for low, high in combinations(PERCENTILES, 2)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.country}, {self.get_level_display()}, {self.get_kind_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.file = self.file or file_slug(self.source)
        parts = (self.file, self.role.slug, self.country, self.level, self.kind, self.currency)
        self.slug = evidence_slug(*parts)
        super().save(*args, **kwargs)

    @property
    def percentiles(self) -> dict[int, int]:
        """Those that are known."""
        values = {percent: getattr(self, f"p{percent}") for percent in PERCENTILES}
        return {percent: value for percent, value in values.items() if value is not None}

    @property
    def is_thin(self) -> bool:
        """Too few adverts to say anything but how many."""
        return self.n is not None and self.n < MIN_SAMPLE

    @property
    def is_derived(self) -> bool:
        """Computed here from answers to a survey."""
        return self.kind == EvidenceKind.SURVEY and not self.official

    @property
    def kind_label(self) -> str:
        """In words; the two kinds of survey asked different people."""
        if self.kind != EvidenceKind.SURVEY:
            return self.get_kind_display()
        derived, employed = _("derived, total pay of survey respondents"), _("survey of people employed")
        return str(derived if self.is_derived else employed)

    @property
    def is_stale(self) -> bool:
        return salary_is_stale(self.date)

    @cached_property
    def composition(self) -> list[tuple[str, int]]:
        """(title, adverts), as the source has them."""
        return read_composition(self.titles)

    @property
    def commonest(self) -> tuple[str, int] | None:
        """(title, adverts) of the most frequent title."""
        return max(self.composition, key=lambda item: item[1], default=None)

    @property
    def leading(self) -> tuple[str, int] | None:
        """The same where it gives more than half of the figure, unless all adverts bear the role's own title."""
        found = self.commonest
        if found is None or 2 * found[1] <= (self.n or 0) or found == (self.role.title, self.n):
            return None
        return found

    @cached_property
    def classes(self) -> list[tuple[int, int]]:
        return read_spread(self.spread)


def evidence_slug(*parts: str) -> str:
    return "-".join(parts).lower()
