"""Roles and what hangs on them. docs/content.md says what the fields mean."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from careers.freshness import tasks_are_stale
from careers.models.evidence import Evidence
from careers.models.fields import TrackOfSameRole, order_field
from careers.models.pay import Salary
from careers.models.ways import Skill
from publishing.documents.dates import day_constraint
from publishing.documents.models import Document, DocumentQuerySet, SlugField


class Importance(models.TextChoices):
    ESSENTIAL = "essential", _("essential")
    USEFUL = "useful", _("useful")


class RoleQuerySet(DocumentQuerySet["Role"]):
    def with_salaries(self) -> "RoleQuerySet":
        """Two queries more: salaries, each with its region and track."""
        return self.prefetch_related(
            models.Prefetch("salaries", Salary.objects.select_related("region", "track").order_by(*Salary.ORDER))
        )

    def with_pay(self) -> "RoleQuerySet":
        """Two queries more: salaries as above, and the evidence of all levels that has a median, without its texts."""
        rows = Evidence.objects.of_all_levels().in_order().filter(p50__isnull=False).without_texts()
        return self.with_salaries().prefetch_related(models.Prefetch("evidence", rows))

    def with_details(self) -> "RoleQuerySet":
        """Everything a role's own page shows, in a number of queries that does not grow with it."""
        return self.with_salaries().prefetch_related(  # type: ignore[misc]  # taggit has no types
            "tracks",
            "tags",
            "cautions",
            "statements",
            models.Prefetch("tasks", Task.objects.select_related("track")),
            models.Prefetch("role_skills", RoleSkill.objects.select_related("skill", "track")),
            models.Prefetch("neighbours", Neighbour.objects.select_related("other")),
        )

    def needing(self, skill_slug: str) -> "RoleQuerySet":
        return self.filter(role_skills__skill__slug=skill_slug).distinct()


class Role(Document):
    alias = models.CharField(
        _("alias"),
        max_length=120,
        blank=True,
        help_text=_("The title that most adverts for the role bear, where it is not the role's own."),
    )
    tagline = models.CharField(
        _("in plain words"),
        max_length=60,
        blank=True,
        help_text=_(
            "What somebody in the role does, for readers who do not know the title: “Builds chatbots and search”."
        ),
    )
    suits = models.TextField(_("whom it suits"), blank=True)
    entry = models.TextField(_("usual way in"), blank=True, help_text=_("One or two sentences for the facts box."))
    this_month = models.TextField(
        _("start this month"), blank=True, help_text=_("One step that costs nothing, with a link to where it is taken.")
    )
    three_months = models.TextField(
        _("in three months"), blank=True, help_text=_("What to have finished by then, with a link.")
    )
    first_job = models.TextField(
        _("towards the first job"), blank=True, help_text=_("What to look for and to show, with a link.")
    )
    job_titles = models.JSONField(
        _("job titles"),
        default=list,
        blank=True,
        help_text=_("Adverts are matched by these, exactly."),
    )
    esco = models.CharField(_("ESCO code"), max_length=20, blank=True)
    soc = models.CharField(_("O*NET-SOC code"), max_length=20, blank=True)
    hue = models.PositiveSmallIntegerField(
        _("hue"),
        default=30,
        help_text=_("Colour of the role, 0 to 359 degrees."),
    )
    glyph = models.CharField(_("glyph"), max_length=20, blank=True, help_text=_("Name of the role's drawing."))
    map_systems = models.SmallIntegerField(
        _("people to systems"),
        null=True,
        blank=True,
        help_text=_("Place on the career map: −100 people, 100 systems. Left empty, the role is not on the map."),
    )
    map_building = models.SmallIntegerField(
        _("discovering to building"),
        null=True,
        blank=True,
        help_text=_("−100 discovering, 100 building."),
    )
    updated = models.DateField(_("date of the text"), null=True, blank=True)
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

    def get_absolute_url(self) -> str:
        return reverse("role", args=[self.slug])

    @property
    def hue_class(self) -> str:
        """Classes of the role's colour: the stylesheet names a hue for every fifth degree."""
        return f"hue hue-{round(self.hue / 5) * 5 % 360}"

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
