"""References that pin a figure to a day: `pay:data-scientist:uk:mid@2025-06-22`."""

from datetime import date

from django.utils.translation import gettext as _

from careers.models import EvidenceKind, Seniority, Snapshot
from careers.pay.references import line
from publishing.documents.references import (
    MissingFigureError,
    figure,
    register_pins,
)
from publishing.page_cache.version import once_per_version


@once_per_version
def snapshots() -> dict[str, str]:
    """Pinned figures in words. One query."""
    return dict(Snapshot.objects.values_list("slug", "text"))


def pinned(reference: str, day: str) -> str:
    """As it is while the data are of that day, and else as it was kept. Raises MissingFigureError."""
    current = day_of(reference)
    if day == str(current):
        return figure(reference)
    kept = snapshots().get(f"{reference}@{day}")
    if kept is None:
        text = _("no figure of %(day)s is kept; what the data have now is of %(current)s")
        raise MissingFigureError(text % {"day": day, "current": current or _("no day")})
    return kept


def day_of(reference: str) -> date | None:
    """Of the evidence that the figure is from; None where there is none any more. Raises MissingFigureError."""
    name, *parts = reference.split(":")
    kinds_of: dict[str, str] = {
        "pay": "",
        "survey": EvidenceKind.SURVEY.value,
        "adverts": EvidenceKind.ADVERTS.value,
        "share": EvidenceKind.ADVERTS.value,
        "source": parts[2] if len(parts) > 2 else "",
    }
    if name not in kinds_of or len(parts) < 2:
        raise MissingFigureError(_("only a figure of evidence can be pinned to a day"))
    level = parts[3] if name == "pay" and len(parts) > 3 else Seniority.ALL.value
    try:
        return line(parts[0], parts[1], level, kinds_of[name]).date
    except MissingFigureError:
        return None


def register_pinned() -> None:
    register_pins(pinned)
