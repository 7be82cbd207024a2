"""Pages and the glossary as documents."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from guide.glossary import warnings
from guide.models import Page, Term
from publishing.documents.faults import Location
from publishing.documents.kinds import Kind, register
from publishing.documents.records import BareRecord, Day, Flag, Record, Sentence, Title, no_repeats


class PageRecord(Record):
    updated: Day | None = None
    questions: Flag = False


def to_record(page: Page) -> PageRecord:
    return PageRecord(
        slug=page.slug,
        title=page.title,
        description=page.description,
        body=page.body,
        updated=page.updated,
        questions=page.questions,
    )


def save(record: PageRecord, row: Page | None) -> Page:
    page = row or Page(slug=record.slug)
    page.title, page.description, page.body = record.title, record.description, record.body
    page.updated, page.questions = record.updated, record.questions
    page.save()
    return page


def inside(value: str) -> str:
    if value and not value.startswith("/"):
        raise ValueError("expected an address inside the guide, such as /skills/sql/")
    return value


class TermRecord(BareRecord):
    body: Literal[""] = ""
    term: Title
    forms: Annotated[list[Title], AfterValidator(no_repeats)] = []
    meaning: Sentence
    see: Annotated[str, Field(max_length=200), AfterValidator(inside)] = ""

    def links(self) -> Iterator[tuple[Location, str]]:
        if self.see:
            yield ("see",), self.see


TERM = ("slug", "term", "forms", "meaning", "see")


def term_record(term: Term) -> TermRecord:
    return TermRecord.model_validate({name: getattr(term, name) for name in TERM})


def save_term(record: TermRecord, row: Term | None) -> Term:
    term = row or Term()
    for name in TERM:
        setattr(term, name, getattr(record, name))
    term.save()
    return term


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
    register(
        Kind(
            name="term",
            location="glossary.yaml",
            record=TermRecord,
            rows=Term.objects.all,
            to_record=term_record,
            save=save_term,
            relate=lambda record, row: None,
            warnings=warnings,
        )
    )
