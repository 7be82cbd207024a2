"""Figures that texts pin to a day, kept before newer evidence takes their place."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from pydantic import ValidationError as InvalidRecord

from careers.documents.snapshot import SNAPSHOT_COLUMNS
from careers.pay.imports import evidence_file
from careers.pay.pins import pinned
from publishing.documents.kinds import kinds
from publishing.documents.read import read
from publishing.documents.references import REFERENCE, MissingFigureError, all_texts


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
