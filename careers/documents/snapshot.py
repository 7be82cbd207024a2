"""Pinned figures as documents. docs/content.md says how a text pins one."""

from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from careers.documents.rows import nothing_to_relate
from careers.models import Snapshot
from publishing.documents.kinds import Kind
from publishing.documents.records import BareRecord, Day, Sentence, Slug


class SnapshotRecord(BareRecord):
    """A line of content/snapshots.csv."""

    slug: Annotated[str, StringConstraints(max_length=250)]
    """The reference with its day, as a text has it."""
    body: Literal[""] = ""
    file: Slug
    reference: Annotated[str, StringConstraints(pattern=r"^[a-z]+(:[a-z0-9-]+)+$", max_length=200)]
    date: Day
    text: Sentence

    @model_validator(mode="before")
    @classmethod
    def name_it(cls, values: dict[str, object]) -> dict[str, object]:
        return {**values, "slug": f"{values.get('reference')}@{values.get('date')}"}


# What a line of the file says, in this order.
SNAPSHOT_COLUMNS = ("reference", "date", "text")


def snapshot_record(row: Snapshot) -> SnapshotRecord:
    return SnapshotRecord.model_validate({name: getattr(row, name) for name in ("file", *SNAPSHOT_COLUMNS)})


def save_snapshot(record: SnapshotRecord, row: Snapshot | None) -> Snapshot:
    snapshot = row or Snapshot(slug=record.slug)
    for name in ("file", *SNAPSHOT_COLUMNS):
        setattr(snapshot, name, getattr(record, name))
    snapshot.save()
    return snapshot


SNAPSHOT = Kind(
    name="snapshot",
    location="snapshots.csv",
    record=SnapshotRecord,
    rows=Snapshot.objects.all,
    to_record=snapshot_record,
    save=save_snapshot,
    relate=nothing_to_relate,
)
