"""Pages and the glossary as documents."""

from datetime import date
from pathlib import Path

import pytest

from guide.documents import PageRecord, TermRecord, save, save_term, term_record, to_record
from guide.models import Page, Term
from publishing.documents.kinds import kinds
from publishing.documents.load import load
from tests.content import edit, faults, write_content

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("updated", [None, date(2026, 11, 1)])
def test_a_page_is_the_same_after_it_was_saved_from_its_record(updated: date | None) -> None:
    record = PageRecord(slug="terms", title="Terms", description="Of use.", body="## One\n\nText.", updated=updated)
    page = save(record, None)
    assert to_record(Page.objects.get()) == record
    assert '<h2 id="one">' in page.body_html


def test_a_page_that_there_is_keeps_its_row() -> None:
    page = save(PageRecord(slug="terms", title="Terms", description="Of use."), None)
    save(PageRecord(slug="terms", title="Other", description="Of use."), page)
    assert Page.objects.get().title == "Other"


def test_a_page_has_the_address_of_its_slug() -> None:
    [kind] = [kind for kind in kinds() if kind.model is Page]
    record = PageRecord(slug="terms", title="Terms", description="Of use.")
    assert list(kind.address(record)) == [Page(slug="terms").get_absolute_url()]


def test_a_term_is_the_same_after_it_was_saved_from_its_record() -> None:
    record = TermRecord(slug="gpu", term="GPU", forms=["GPUs"], meaning="A chip.", see="/skills/python/")
    term = save_term(record, None)
    assert term_record(Term.objects.get()) == record
    save_term(TermRecord(slug="gpu", term="GPU", meaning="A chip."), term)
    assert (Term.objects.get().forms, Term.objects.get().see) == ([], "")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("see: /roles/data-engineer/", "see: /roles/gone/", "5: 0.see: /roles/gone/: no published page"),
        ("see: /roles/", "see: https://roles.example/", "5: 0.see: expected an address inside the guide"),
        ("[pipelines]", "[lines, lines]", "3: 0.forms: given more than once: lines"),
        ("  meaning: Steps that data passes, one after the other.\n", "", "1: 0.meaning: missing"),
    ],
)
def test_a_faulty_term_is_named_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    content = write_content(tmp_path)
    edit(content, "glossary.yaml", old, new)
    [text] = faults(content)
    assert text.startswith(f"glossary.yaml:{fault}")


def test_a_changed_term_is_loaded(tmp_path: Path) -> None:
    content = write_content(tmp_path)
    load(content)
    edit(content, "glossary.yaml", "Steps that", "Some steps that")
    load(content)
    assert Term.objects.get().meaning == "Some steps that data passes, one after the other."
