"""Skills and programmes, and the ways to a role from a background. docs/content.md says what the fields mean."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careers.models.fields import order_field
from publishing.documents.dates import day_constraint
from publishing.documents.models import Document, DocumentQuerySet


class Distance(models.TextChoices):
    """How far a role is from a background."""

    NEAR = "near", _("near")
    SOME_WAY = "some-way", _("some way")
    LONG_WAY = "long-way", _("a long way")


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


class SkillQuerySet(DocumentQuerySet["Skill"]):
    def needed(self) -> "SkillQuerySet":
        """Those that some role names."""
        return self.filter(roles__isnull=False).distinct()

    def with_resources(self) -> "SkillQuerySet":
        """One query more."""
        return self.prefetch_related("resources")


class Skill(Document):
    category = models.CharField(_("category"), max_length=20, choices=SkillCategory.choices)
    everywhere = models.BooleanField(_("helps in every role"), default=False)
    names = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("What adverts call it or name as its tools, one a line. Adverts are decoded by these."),
    )
    order = order_field()

    objects = SkillQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("skill")
        verbose_name_plural = _("skills")

    def get_absolute_url(self) -> str:
        return reverse("careers:skill", args=[self.slug])


class ResourceKind(models.TextChoices):
    TUTORIAL = "tutorial", _("tutorial")
    COURSE = "course", _("course")
    BOOK = "book", _("book")
    REFERENCE = "reference", _("reference")


class ResourceCost(models.TextChoices):
    FREE = "free", _("free")
    READ = "free-to-read", _("free to read, also sold as a book")
    AUDIT = "free-to-audit", _("free without certificate")


class Resource(models.Model):
    """Where a skill can be learnt, outside of this guide."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="resources")
    title = models.CharField(_("title"), max_length=120)
    publisher = models.CharField(_("publisher"), max_length=120)
    url = models.URLField(_("address"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=ResourceKind.choices)
    cost = models.CharField(_("cost"), max_length=15, choices=ResourceCost.choices, default=ResourceCost.FREE)
    hours = models.PositiveSmallIntegerField(
        _("hours"), null=True, blank=True, help_text=_("Only as the resource's own page has them.")
    )
    language = models.CharField(_("language"), max_length=10, default="en", help_text=_("Its code, such as en."))
    opened = models.DateField(_("opened on"))
    done = models.CharField(
        _("done by us"),
        max_length=300,
        blank=True,
        help_text=_("Which editor did it, and when. Left empty, the page says “We have not done it.”"),
    )
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.UniqueConstraint(fields=["skill", "url"], name="skill_names_a_resource_once"),
            models.CheckConstraint(condition=Q(kind__in=ResourceKind.values), name="resource_has_a_known_kind"),
            models.CheckConstraint(condition=Q(cost__in=ResourceCost.values), name="resource_has_a_known_cost"),
            day_constraint("opened", "resource_was_opened_in_our_time"),
        ]

    def __str__(self) -> str:
        return self.title


class BackgroundQuerySet(DocumentQuerySet["Background"]):
    def with_ways(self) -> "BackgroundQuerySet":
        """With skills, and routes with their roles: two queries more."""
        return self.prefetch_related("skills", models.Prefetch("routes", Route.objects.select_related("role")))


class Background(Document):
    """Where a reader comes from. It says how far a role is, never how well it fits."""

    skills = models.ManyToManyField(Skill, blank=True, related_name="backgrounds", verbose_name=_("usual skills"))
    order = order_field()

    objects = BackgroundQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("background")
        verbose_name_plural = _("backgrounds")

    def get_absolute_url(self) -> str:
        return reverse("careers:background", args=[self.slug])


class Route(models.Model):
    """The way from a background to a role."""

    background = models.ForeignKey(Background, models.CASCADE, related_name="routes")
    role = models.ForeignKey("careers.Role", models.CASCADE, related_name="routes")
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


class ProgrammeQuerySet(DocumentQuerySet["Programme"]):
    def with_places(self) -> "ProgrammeQuerySet":
        """With what a programme follows, teaches and serves: two queries more."""
        return self.select_related("after").prefetch_related("skills", "roles")


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
    roles = models.ManyToManyField(
        "careers.Role", blank=True, related_name="programmes", verbose_name=_("roles served")
    )
    order = order_field()

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="programme_level_is_one_to_five")
        ]

    def get_absolute_url(self) -> str:
        return reverse("careers:programme", args=[self.slug])
