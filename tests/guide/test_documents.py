"""Pages as documents."""

from datetime import date

import pytest

from guide.documents import PageRecord, save, to_record
from guide.models import Page
from publishing.documents.kinds import kinds

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
