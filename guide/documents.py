"""Pages as documents."""

from guide.models import Page
from publishing.documents.kinds import Kind, register
from publishing.documents.records import Day, Record


class PageRecord(Record):
    updated: Day | None = None


def to_record(page: Page) -> PageRecord:
    return PageRecord(
        slug=page.slug, title=page.title, description=page.description, body=page.body, updated=page.updated
    )


def save(record: PageRecord, row: Page | None) -> Page:
    page = row or Page(slug=record.slug)
    page.title, page.description, page.body = record.title, record.description, record.body
    page.updated = record.updated
    page.save()
    return page


def register_documents() -> None:
    register(
        Kind(
            name="page",
            location="pages/*.md",
            record=PageRecord,
            rows=Page.objects.all,
            to_record=to_record,
            save=save,
            relate=lambda record, row: None,
            address=lambda record: [f"/{record.slug}/"],
        )
    )
