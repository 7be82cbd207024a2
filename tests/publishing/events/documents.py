from publishing.documents.kinds import Kind
from publishing.documents.records import Record, Title

from .models import Event


class EventRecord(Record):
    place: Title


def to_record(event: Event) -> EventRecord:
    return EventRecord.model_validate(
        {name: getattr(event, name) for name in ("slug", "title", "description", "body", "place")}
    )


def save(record: EventRecord, row: Event | None) -> Event:
    event = row or Event(slug=record.slug)
    event.title, event.description, event.body = record.title, record.description, record.body
    event.place = record.place
    event.save()
    return event


EVENT = Kind(
    name="event",
    location="events/*.md",
    record=EventRecord,
    rows=Event.objects.all,
    to_record=to_record,
    save=save,
    relate=lambda record, row: None,
    address=lambda record: [f"/events/{record.slug}/"],
)
