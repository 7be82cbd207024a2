"""The questionnaire: questions, answers, and the weights of answers. docs/content.md says what the fields mean."""

import re

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careers.models.fields import TrackOfSameRole, order_field
from publishing.documents.models import SlugField


class QuestionnaireQuerySet(models.QuerySet["Questionnaire"]):
    def with_questions(self) -> "QuestionnaireQuerySet":
        """With all questions, answers, weights and conditions: five queries more."""
        # A role's texts, once for each weight, would be megabytes.
        of_role = "role__slug", "role__title", "role__order"
        weights = Weight.objects.select_related("role", "track").only(
            "answer", "points", "reason", "track__slug", "track__title", "track__role", *of_role
        )
        of_conditions = Exclusion.objects.select_related("role").only("condition", "reason", *of_role)
        exclusions = models.Prefetch("conditions__exclusions", of_conditions)
        return self.prefetch_related(
            "questions__answers", models.Prefetch("questions__answers__weights", weights), exclusions
        )


class Questionnaire(models.Model):
    """The one questionnaire, `path`; its questions hang on it."""

    slug = SlugField(_("slug"), unique=True, default="path", editable=False)
    title = models.CharField(_("title"), max_length=120)
    description = models.CharField(_("description"), max_length=200)
    notice = models.TextField(_("notice"), help_text=_("What the questionnaire is not; shown with every result."))
    retired = models.JSONField(
        _("retired codes"),
        default=list,
        blank=True,
        help_text=_("Codes of questions and answers that are gone. Short addresses of results hold them for ever."),
    )
    margin = models.FloatField(_("margin"), default=0, editable=False)
    """What the health check found: roles so far below the first are not told apart from it."""
    base_digest = models.CharField(max_length=64, editable=False, blank=True)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaire")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("careers:path")


CODE = re.compile("[0-9a-z]")
# Names that the questionnaire's addresses use for other things than answers.
RESERVED_QUESTIONS = frozenset(
    {"a", "at", "to", "v", "background", "condition", "have", "in", "unknown", "view", "was"}
)


def code_field() -> "models.CharField[str, str]":
    return models.CharField(
        _("code"),
        max_length=1,
        blank=True,
        help_text=_(
            "One letter or digit that short addresses of results hold; given by itself, never changed nor reused."
        ),
    )


class Question(models.Model):
    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="questions")
    slug = SlugField(_("slug"), unique=True)
    code = code_field()
    text = models.CharField(_("question"), max_length=200)
    help = models.CharField(_("help"), max_length=300, blank=True)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "code"], condition=~Q(code=""), name="question_has_a_code_of_its_own"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    slug = SlugField(_("slug"))
    code = code_field()
    text = models.CharField(_("answer"), max_length=200)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["question", "slug"], name="answer_slug_is_unique_in_question"),
            models.UniqueConstraint(
                fields=["question", "code"], condition=~Q(code=""), name="answer_has_a_code_of_its_own"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Weight(TrackOfSameRole):
    """What an answer says about a role or one of its two tracks, in points and in words."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="weights")
    role = models.ForeignKey("careers.Role", models.CASCADE, related_name="weights")
    points = models.SmallIntegerField(_("points"), help_text=_("−2 to 2, not 0."))
    reason = models.CharField(_("reason"), max_length=300, help_text=_("A sentence that the reader is shown."))

    class Meta:
        ordering = ["role__order", "pk"]
        verbose_name = _("weight")
        verbose_name_plural = _("weights")
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "role"], condition=Q(track__isnull=True), name="answer_weighs_a_role_once"
            ),
            models.UniqueConstraint(fields=["answer", "track"], name="answer_weighs_a_track_once"),
            models.CheckConstraint(
                condition=Q(points__in=[-2, -1, 1, 2]),
                name="weight_is_one_or_two_points_either_way",
                violation_error_message=_("Points are −2, −1, 1 or 2."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.points:+d}"


class Condition(models.Model):
    """What a visitor may set: roles that do not meet it are set aside, and said to be."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="conditions")
    slug = SlugField(_("slug"), unique=True)
    text = models.CharField(_("condition"), max_length=200)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")

    def __str__(self) -> str:
        return self.text


class Exclusion(models.Model):
    """A role that does not meet a condition, and why."""

    condition = models.ForeignKey(Condition, models.CASCADE, related_name="exclusions")
    role = models.ForeignKey("careers.Role", models.CASCADE, related_name="+")
    reason = models.CharField(_("reason"), max_length=300, help_text=_("A sentence that the reader is shown."))

    class Meta:
        ordering = ["role__order", "pk"]
        verbose_name = _("role set aside")
        verbose_name_plural = _("roles set aside")
        constraints = [models.UniqueConstraint(fields=["condition", "role"], name="condition_sets_a_role_aside_once")]

    def __str__(self) -> str:
        return str(self.role)
