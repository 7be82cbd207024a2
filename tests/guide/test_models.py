from datetime import date

import pytest
from django.db import IntegrityError

from guide.models import Page


@pytest.mark.django_db
@pytest.mark.parametrize("updated", [date(1, 1, 1), date(1989, 12, 31), date(2101, 1, 1), date.max])
def test_no_page_is_dated_out_of_range_whoever_writes_it(updated: date) -> None:
    with pytest.raises(IntegrityError, match="page_updated_in_our_time"):
        Page.objects.create(slug="a", title="A", description="A.", updated=updated)
