"""Roles and everything that hangs on them. Each class is one table; docs/content.md says what the fields mean."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from careers.codes import COUNTRIES, CURRENCIES
from careers.freshness import salary_is_stale, tasks_are_stale
from careers.pay.imports.evidence_file import file_slug
from careers.percentiles import MIN_SAMPLE, PERCENTILES, read_spread
from publishing.documents.dates import FIRST, LAST, day_constraint, validate_day
from publishing.documents.models import Document, DocumentQuerySet, SlugField


class Distance(models.TextChoices):
    """How far a role is from a background."""

    NEAR = "near", _("near")
    SOME_WAY = "some-way", _("some way")
    LONG_WAY = "long-way", _("a long way")


class Importance(models.TextChoices):
    ESSENTIAL = "essential", _("essential")
    USEFUL = "useful", _("useful")


class SalaryKind(models.TextChoices):
    """What a figure was made from; figures of two kinds are never blended."""

    ESTIMATE = "estimate", _("editors' estimate")
    ADVERTS = "adverts", _("advertised ranges")
    SURVEY = "survey", _("survey of people employed")


class EvidenceKind(models.TextChoices):
    """The kinds of figure that are computed from data."""

    ADVERTS = "adverts", _("advertised ranges")
    SURVEY = "survey", _("survey of people employed")


class Seniority(models.TextChoices):
    """What an advert says of the experience it asks for."""

    ALL = "all", _("all levels")
    ENTRY = "entry", _("entry")
    MID = "mid", _("mid")
    SENIOR = "senior", _("senior")
    EXECUTIVE = "executive", _("executive")


class Period(models.TextChoices):
    YEAR = "year", _("a year")
    MONTH = "month", _("a month")
    DAY = "day", _("a day")
    HOUR = "hour", _("an hour")


class SkillCategory(models.TextChoices):
    PROGRAMMING = "programming", _("Programming")
    DATA = "data", _("Data")
    MACHINE_LEARNING = "machine-learning", _("Machine learning")
    MATHEMATICS = "mathematics", _("Mathematics")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    PRODUCT = "product", _("Product")
    PEOPLE = "people", _("People and research")


class Level(models.IntegerChoices):
    BEGINNER = 1, _("Beginner")
    FOUNDATION = 2, _("Foundation")
    APPLIED = 3, _("Applied")
    ADVANCED = 4, _("Advanced")
    EXPERT = 5, _("Expert")


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


def currency_field() -> "models.CharField[str, str]":
    return models.CharField(
        _("currency"), max_length=3, validators=[validate_currency], help_text=_("ISO 4217, such as GBP.")
    )


def has_text(field: str) -> GreaterThan:
    """A condition of a constraint: the text is more than blanks."""
    return GreaterThan(Length(Trim(field)), 0)


class Skill(Document):
    category = models.CharField(_("category"), max_length=20, choices=SkillCategory.choices)
    everywhere = models.BooleanField(_("helps in every role"), default=False)
    order = order_field()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("skill")
        verbose_name_plural = _("skills")

    def get_absolute_url(self) -> str:
        return reverse("careers:skill", args=[self.slug])


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


class RoleQuerySet(DocumentQuerySet["Role"]):
    def with_salaries(self) -> "RoleQuerySet":
        """Two queries more: salaries, each with its region and track."""
        return self.prefetch_related(
            models.Prefetch("salaries", Salary.objects.select_related("region", "track").order_by(*Salary.ORDER))
        )

    def with_details(self) -> "RoleQuerySet":
        """Everything a role's own page shows, in a number of queries that does not grow with it."""
        return self.with_salaries().prefetch_related(  # type: ignore[misc]  # taggit has no types
            "tracks",
            "tags",
            "cautions",
            models.Prefetch("tasks", Task.objects.select_related("track")),
            models.Prefetch("role_skills", RoleSkill.objects.select_related("skill", "track")),
            models.Prefetch("neighbours", Neighbour.objects.select_related("other")),
        )

    def needing(self, skill_slug: str) -> "RoleQuerySet":
        return self.filter(role_skills__skill__slug=skill_slug).distinct()

    def paid_in(self, region_slug: str) -> "RoleQuerySet":
        return self.filter(salaries__region__slug=region_slug).distinct()


class Role(Document):
    suits = models.TextField(_("whom it suits"), blank=True)
    entry = models.TextField(_("usual way in"), blank=True, help_text=_("One or two sentences for the facts box."))
    job_titles = models.JSONField(
        _("job titles"),
        default=list,
        blank=True,
        validators=[validate_texts],
        help_text=_("Adverts are matched by these, exactly."),
    )
    esco = models.CharField(_("ESCO code"), max_length=20, blank=True)
    soc = models.CharField(_("O*NET-SOC code"), max_length=20, blank=True)
    hue = models.PositiveSmallIntegerField(
        _("hue"),
        default=30,
        validators=[MaxValueValidator(359)],
        help_text=_("Colour of the role, 0 to 359 degrees."),
    )
    glyph = models.CharField(_("glyph"), max_length=20, blank=True, help_text=_("Name of the role's drawing."))
    map_systems = models.SmallIntegerField(
        _("people to systems"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-100), MaxValueValidator(100)],
        help_text=_("Place on the career map: −100 people, 100 systems. Left empty, the role is not on the map."),
    )
    map_building = models.SmallIntegerField(
        _("discovering to building"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-100), MaxValueValidator(100)],
        help_text=_("−100 discovering, 100 building."),
    )
    updated = models.DateField(_("facts checked"), null=True, blank=True, validators=[validate_day])
    order = order_field()
    skills = models.ManyToManyField(Skill, through="RoleSkill", related_name="roles")
    tags = TaggableManager(_("tags"), blank=True, help_text=_("Blog tags whose posts are shown as related."))

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            day_constraint("updated", "role_was_checked_in_our_time"),
            models.CheckConstraint(condition=Q(hue__lte=359), name="role_hue_is_an_angle"),
            models.CheckConstraint(
                condition=Q(map_systems__isnull=True, map_building__isnull=True)
                # A comparison with an empty column counts as held, so emptiness is excluded by name.
                | Q(
                    map_systems__isnull=False,
                    map_building__isnull=False,
                    map_systems__range=(-100, 100),
                    map_building__range=(-100, 100),
                ),
                name="role_has_both_places_on_the_map_or_none",
                violation_error_message=_("Give both places on the career map, or none."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if (self.map_systems is None) != (self.map_building is None):  # SQL takes a check on NULL as passed
            raise ValidationError(_("Give both places on the career map, or none."))

    def get_absolute_url(self) -> str:
        return reverse("role", args=[self.slug])

    @property
    def has_stale_tasks(self) -> bool:
        return tasks_are_stale(self.updated)

    @property
    def essential_skills(self) -> list["RoleSkill"]:
        """From the prefetched skills, if they are: no further query."""
        return [item for item in self.role_skills.all() if item.importance == Importance.ESSENTIAL]

    @property
    def useful_skills(self) -> list["RoleSkill"]:
        return [item for item in self.role_skills.all() if item.importance == Importance.USEFUL]


class Track(models.Model):
    """One of the two jobs that share a role's name."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="tracks")
    slug = SlugField(_("slug"))
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        constraints = [models.UniqueConstraint(fields=["role", "slug"], name="track_slug_is_unique_in_its_role")]

    def __str__(self) -> str:
        return self.title


class TrackOfSameRole(models.Model):
    """A part of a role that may belong to one of its tracks."""

    track = models.ForeignKey(Track, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        role_id = getattr(self, "role_id", None)
        if self.track and role_id and self.track.role_id != role_id:
            raise ValidationError({"track": _("This track belongs to another role.")})


class Task(TrackOfSameRole):
    role = models.ForeignKey(Role, models.CASCADE, related_name="tasks")
    text = models.CharField(_("text"), max_length=300)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")

    def __str__(self) -> str:
        return self.text


class RoleSkill(TrackOfSameRole):
    role = models.ForeignKey(Role, models.CASCADE, related_name="role_skills")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="role_skills")
    importance = models.CharField(_("importance"), max_length=10, choices=Importance.choices)
    note = models.CharField(_("used for"), max_length=300, blank=True)
    order = order_field()

    class Meta:
        ordering = ["importance", "order", "pk"]  # "essential" sorts before "useful"
        verbose_name = _("skill of the role")
        verbose_name_plural = _("skills of the role")
        constraints = [
            # Two constraints, since SQLite takes two empty tracks as different.
            models.UniqueConstraint(fields=["role", "skill", "track"], name="role_names_a_skill_once_per_track"),
            models.UniqueConstraint(
                fields=["role", "skill"],
                condition=Q(track=None),
                name="role_names_a_skill_once_without_track",
            ),
            models.CheckConstraint(
                condition=Q(importance__in=Importance.values), name="importance_is_essential_or_useful"
            ),
        ]

    def __str__(self) -> str:
        return str(self.skill)


class Neighbour(models.Model):
    """A nearby role and the sentence that tells the two apart."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="neighbours")
    other = models.ForeignKey(Role, models.CASCADE, related_name="+", verbose_name=_("near role"))
    difference = models.TextField(_("difference"))
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("near role")
        verbose_name_plural = _("near roles")
        constraints = [
            models.UniqueConstraint(fields=["role", "other"], name="role_names_a_neighbour_once"),
            models.CheckConstraint(condition=~Q(role=F("other")), name="role_is_not_its_own_neighbour"),
        ]

    def __str__(self) -> str:
        return str(self.other)

    def clean(self) -> None:
        super().clean()
        if self.role_id and self.role_id == self.other_id:
            raise ValidationError({"other": _("A role is not near itself.")})


class Caution(models.Model):
    """What a reader should know before choosing the role."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="cautions")
    text = models.TextField(_("text"))
    source = models.CharField(_("source"), max_length=300)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("caution")
        verbose_name_plural = _("cautions")

    def __str__(self) -> str:
        return self.text


class Salary(TrackOfSameRole):
    """A range of gross pay. `low` and `high` are whole units of `currency` per `period`."""

    ORDER = ("role__order", "region__order", F("track__order").asc(nulls_first=True), "kind", "pk")

    role = models.ForeignKey(Role, models.CASCADE, related_name="salaries")
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


def validate_spread(value: str) -> None:
    try:
        read_spread(value)
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


class Evidence(models.Model):
    """What a source says a role is paid in a country: gross, a year, in whole units of `currency`.

    A line of content/evidence/<file>.csv. Percentiles are empty where n is too small to compute them.
    """

    slug = models.CharField(max_length=250, unique=True, editable=False)
    file = SlugField(_("file"), blank=True, help_text=_("Name of the file in content/evidence/. Made from the source."))
    role = models.ForeignKey(Role, models.CASCADE, related_name="evidence")
    country = models.CharField(
        _("country"), max_length=2, validators=[validate_country], help_text=_("ISO 3166, such as GB.")
    )
    level = models.CharField(_("level"), max_length=10, choices=Seniority.choices, default=Seniority.ALL)
    kind = models.CharField(_("kind"), max_length=10, choices=EvidenceKind.choices)
    currency = currency_field()
    n = models.PositiveIntegerField(
        _("number of adverts"), null=True, blank=True, help_text=_("Left empty only where a survey does not say.")
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
    def is_stale(self) -> bool:
        return salary_is_stale(self.date)

    @cached_property
    def classes(self) -> list[tuple[int, int]]:
        return read_spread(self.spread)


def evidence_slug(*parts: str) -> str:
    return "-".join(parts).lower()


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


class Background(Document):
    """Where a reader comes from. It says how far a role is, never how well it fits."""

    skills = models.ManyToManyField(Skill, blank=True, related_name="backgrounds", verbose_name=_("usual skills"))
    order = order_field()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("background")
        verbose_name_plural = _("backgrounds")

    def get_absolute_url(self) -> str:
        return reverse("careers:background", args=[self.slug])


class Route(models.Model):
    """The way from a background to a role."""

    background = models.ForeignKey(Background, models.CASCADE, related_name="routes")
    role = models.ForeignKey(Role, models.CASCADE, related_name="routes")
    distance = models.CharField(_("distance"), max_length=10, choices=Distance.choices)
    months_low = models.PositiveSmallIntegerField(_("months, at least"), null=True, blank=True)
    months_high = models.PositiveSmallIntegerField(_("months, at most"), null=True, blank=True)
    source = models.CharField(_("source of the time"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["role__order", "pk"]
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        constraints = [
            models.UniqueConstraint(fields=["background", "role"], name="background_has_one_route_to_a_role"),
            models.CheckConstraint(
                condition=Q(months_low__isnull=True, months_high__isnull=True)
                | Q(
                    months_low__isnull=False,
                    months_high__isnull=False,
                    months_low__gte=1,
                    months_low__lte=F("months_high"),
                ),
                name="route_has_both_months_in_order_or_none",
                violation_error_message=_("Give both numbers of months, the lower first, or none."),
            ),
            models.CheckConstraint(
                condition=Q(months_low__isnull=True) | ~Q(source=""),
                name="route_time_has_a_source",
                violation_error_message=_("A time needs its source."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.background} → {self.role}"

    def clean(self) -> None:
        super().clean()
        if (self.months_low is None) != (self.months_high is None):  # SQL takes a check on NULL as passed
            raise ValidationError(_("Give both numbers of months, the lower first, or none."))


class Programme(Document):
    series = models.CharField(_("series"), max_length=120)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices)
    lessons = models.PositiveSmallIntegerField(_("lessons"), null=True, blank=True)
    provider = models.CharField(_("provider"), max_length=120)
    url = models.URLField(_("address"), max_length=300, blank=True)
    after = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="followed_by", verbose_name=_("follows")
    )
    skills = models.ManyToManyField(Skill, blank=True, related_name="programmes", verbose_name=_("skills taught"))
    roles = models.ManyToManyField(Role, blank=True, related_name="programmes", verbose_name=_("roles served"))
    order = order_field()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="programme_level_is_one_to_five")
        ]

    def get_absolute_url(self) -> str:
        return reverse("careers:programme", args=[self.slug])


class Questionnaire(models.Model):
    """The one questionnaire, `path`; its questions hang on it."""

    slug = SlugField(_("slug"), unique=True, default="path", editable=False)
    title = models.CharField(_("title"), max_length=120)
    description = models.CharField(_("description"), max_length=200)
    notice = models.TextField(_("notice"), help_text=_("What the questionnaire is not; shown with every result."))
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaire")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("careers:path")


# Names that the questionnaire's addresses use for other things than answers.
RESERVED_QUESTIONS = frozenset({"at", "to", "v", "background", "unknown"})


def validate_question_slug(value: str) -> None:
    if value in RESERVED_QUESTIONS:
        names: Iterable[str] = sorted(RESERVED_QUESTIONS)
        raise ValidationError(_("These names are taken: %(names)s.") % {"names": ", ".join(names)})


class Question(models.Model):
    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="questions")
    slug = SlugField(_("slug"), unique=True, validators=[validate_question_slug])
    text = models.CharField(_("question"), max_length=200)
    help = models.CharField(_("help"), max_length=300, blank=True)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    slug = SlugField(_("slug"))
    text = models.CharField(_("answer"), max_length=200)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["question", "slug"], name="answer_slug_is_unique_in_question")]

    def __str__(self) -> str:
        return self.text


class Weight(models.Model):
    """What an answer says about a role, in points and in words."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="weights")
    role = models.ForeignKey(Role, models.CASCADE, related_name="weights")
    points = models.SmallIntegerField(
        _("points"), validators=[MinValueValidator(-2), MaxValueValidator(2)], help_text=_("−2 to 2, not 0.")
    )
    reason = models.CharField(_("reason"), max_length=300, help_text=_("A sentence that the reader is shown."))

    class Meta:
        ordering = ["role__order", "pk"]
        verbose_name = _("weight")
        verbose_name_plural = _("weights")
        constraints = [
            models.UniqueConstraint(fields=["answer", "role"], name="answer_weighs_a_role_once"),
            models.CheckConstraint(
                condition=Q(points__in=[-2, -1, 1, 2]),
                name="weight_is_one_or_two_points_either_way",
                violation_error_message=_("Points are −2, −1, 1 or 2."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.points:+d}"
