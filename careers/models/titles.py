"""What job titles mean, and how many adverts bear which. docs/content.md says what the fields mean."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from careers.models.fields import order_field
from publishing.documents.dates import day_constraint
from publishing.documents.models import SlugField

LONGEST_PHRASE = 60


class Meaning(models.TextChoices):
    """What a rule says of its words."""

    ROLE = "role", _("one of the roles")
    NEAR = "near", _("none of the roles, but near these")
    ANY = "any", _("the whole title, which may be any job")
    LEVEL = "level", _("a level, whatever the job")
    LEADER = "leader", _("a level that changes the job")
    ASIDE = "aside", _("nothing of the job")


def validate_phrases(value: list[str]) -> None:
    if any(len(phrase) > LONGEST_PHRASE for phrase in value):
        raise ValidationError(_("Each phrase has at most %(limit)d characters."), params={"limit": LONGEST_PHRASE})


def misfit(means: str, roles: int, reason: str) -> str:
    """What is wrong with a rule as a whole, if anything is."""
    if means == Meaning.ROLE and roles != 1:
        return "expected the one role that it means"
    if roles and means not in {Meaning.ROLE, Meaning.NEAR}:
        return f"a rule that means {means} leads to no role"
    if means != Meaning.ASIDE and not reason:
        return "expected the reason that a reader is shown"
    return ""


class TitleRule(models.Model):
    """Words of a title and what they say. Rules are asked in their order, and the first that holds decides."""

    slug = SlugField(_("slug"), unique=True)
    means = models.CharField(_("means"), max_length=6, choices=Meaning.choices)
    words = models.JSONField(
        _("words"),
        default=list,
        validators=[validate_phrases],
        help_text=_("Words or phrases, one a line. Capitals, punctuation and a plural’s s make no difference."),
    )
    beside = models.JSONField(
        _("and beside them"),
        default=list,
        blank=True,
        validators=[validate_phrases],
        help_text=_("One a line. If there are any, one of them must stand in the title too."),
    )
    roles = models.ManyToManyField("careers.Role", blank=True, related_name="+", verbose_name=_("roles"))
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("A sentence or two that the reader is shown.")
    )
    order = order_field()
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("rule for titles")
        verbose_name_plural = _("rules for titles")
        constraints = [
            models.CheckConstraint(condition=Q(means__in=Meaning.values), name="title_rule_has_a_known_meaning")
        ]

    def __str__(self) -> str:
        return str(self.slug)


class AdvertisedTitle(models.Model):
    """A line of content/titles.csv, which an import writes: how many adverts of an index bear a title."""

    slug = models.CharField(max_length=250, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    adverts = models.PositiveIntegerField(_("adverts"))
    first_year = models.PositiveSmallIntegerField(_("from"))
    last_year = models.PositiveSmallIntegerField(_("to"))
    source = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address of the source"), max_length=300, blank=True)
    date = models.DateField(_("date of the data"))
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    class Meta:
        ordering = ["-adverts", "title"]
        verbose_name = _("advertised title")
        verbose_name_plural = _("advertised titles")
        constraints = [
            models.CheckConstraint(condition=Q(adverts__gte=1), name="advertised_title_has_an_advert"),
            models.CheckConstraint(condition=Q(first_year__lte=F("last_year")), name="advertised_title_years_in_order"),
            day_constraint("date", "advertised_title_is_of_our_time"),
        ]

    def __str__(self) -> str:
        return self.title
