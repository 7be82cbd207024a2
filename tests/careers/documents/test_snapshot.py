import pytest

from careers.documents.snapshot import SnapshotRecord, save_snapshot, snapshot_record
from careers.models import Snapshot
from tests.careers.documents.values import faults

LINE = {"file": "snapshots", "reference": "pay:data-engineer:us:mid", "date": "2025-01-19", "text": "$116,000"}


@pytest.mark.parametrize("values", [{"reference": "pay"}, {"reference": "a b:c"}, {"date": "soon"}, {"text": ""}])
def test_a_line_that_cannot_be_meant_is_refused(values: dict[str, str]) -> None:
    assert len(faults(SnapshotRecord, {**LINE, **values})) == 1


@pytest.mark.django_db
def test_a_line_is_the_same_after_it_was_saved() -> None:
    record = SnapshotRecord.model_validate(LINE)
    assert record.slug == "pay:data-engineer:us:mid@2025-01-19"
    save_snapshot(record, None)
    assert snapshot_record(Snapshot.objects.get()) == record
