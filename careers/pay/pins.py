"""References that pin a figure to a day: `pay:data-scientist:uk:mid@2025-06-22`."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import ValidationError as InvalidRecord

from careers.documents.snapshot import SNAPSHOT_COLUMNS
from careers.models import EvidenceKind, Seniority, Snapshot
from careers.pay.imports import evidence_file
from careers.pay.references import line
from publishing.documents.kinds import kinds
from publishing.documents.read import read
from publishing.documents.references import (
    REFERENCE,
    MissingFigureError,
    all_texts,
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


# --- what an import keeps ----------------------------------------------------------------------------------------


def keep_pins(new_days: Iterable[str]) -> Iterator[str]:
    """Writes what texts pin into content/snapshots.csv, before evidence of new days is loaded, and says what it did.

    Figures that no text pins any more are left out.
    """
    path = Path(settings.CONTENT_DIR) / "snapshots.csv"
    old = evidence_file.read(path)
    known = {f"{line['reference']}@{line['date']}": line["text"] for line in old}
    lines = []
    for pin in sorted(set(pins())):
        reference, _at, day = pin.partition("@")
        try:
            lines.append({"reference": reference, "date": day, "text": known.get(pin) or pinned(reference, day)})
        except MissingFigureError as error:
            if day not in new_days:
                yield f"[[{pin}]] in a text: {error}."
    if lines == old:
        return
    if lines:
        evidence_file.write(path, SNAPSHOT_COLUMNS, lines)
    else:
        path.unlink()
    yield f"Pinned figures kept in {path.name}: {len(lines):,}."


def pins() -> Iterator[str]:
    """Those of all rows and of all files."""
    documents, _broken, _faults = read(Path(settings.CONTENT_DIR))
    records: list[Any] = [document.record for document in documents]
    for kind in kinds():
        for row in kind.rows():
            with suppress(InvalidRecord):
                records.append(kind.to_record(row))
    for record in records:
        for _location, text in all_texts(record.model_dump()):
            yield from (found[1] for found in REFERENCE.finditer(text) if "@" in found[1])


def register_pinned() -> None:
    register_pins(pinned)
