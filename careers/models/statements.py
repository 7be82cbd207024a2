"""What hiring managers look for and beginners ask about a role. docs/content.md says what the fields mean."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from careers.models.fields import has_text, order_field
from publishing.documents.dates import day_constraint
from publishing.documents.inline import LONGEST


class StatementTopic(models.TextChoices):
    """In the order of pages; the labels are their headings."""

    INTERVIEWS = "interviews", _("How interviews go")
    PORTFOLIO = "portfolio", _("A portfolio project")
    LADDER = "ladder", _("The ladder of titles")
    EMPLOYERS = "employers", _("Typical employers")
    HOURS = "hours", _("Hours and on-call")
    DEGREE = "degree", _("Degree")
    REMOTE = "remote", _("Remote work")
    VISAS = "visas", _("Visas")
    SHARES = "shares", _("Shares and bonus")
    CHANGE = "change", _("What AI changes in the job")
    AVOID = "avoid", _("When not to become one")


class Statement(models.Model):
    """A statement on one topic: of a document that was opened on a day, or else the editors' knowledge."""

    role = models.ForeignKey("careers.Role", models.CASCADE, related_name="statements")
    topic = models.CharField(_("topic"), max_length=10, choices=StatementTopic.choices)
    short = models.CharField(
        _("in short"),
        max_length=60,
        blank=True,
        help_text=_("What can be compared between roles at a glance, such as On call in rotation."),
    )
    text = models.TextField(_("text"), max_length=LONGEST, help_text=_("One to three sentences."))
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Name of the document and its publisher. Without source, the page says “editors’ knowledge”."),
    )
    url = models.URLField(_("source's address"), max_length=300, blank=True)
    opened = models.DateField(_("opened on"), null=True, blank=True)
    order = order_field()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.CheckConstraint(condition=Q(topic__in=StatementTopic.values), name="statement_has_a_known_topic"),
            models.CheckConstraint(condition=has_text("text"), name="statement_says_something"),
            models.CheckConstraint(
                condition=Q(source="", url="", opened__isnull=True)
                | (has_text("source") & ~Q(url="") & Q(opened__isnull=False)),
                name="statement_has_source_address_and_day_or_none",
                violation_error_message=_("Give the source, its address and the day it was opened, or none of them."),
            ),
            day_constraint("opened", "statement_was_opened_in_our_time"),
        ]

    def __str__(self) -> str:
        return self.text
