from datetime import date

import pytest
from django.db import IntegrityError, transaction

from careers.models import Snapshot


@pytest.mark.django_db
def test_a_figure_is_pinned_once_to_a_day_of_our_time() -> None:
    values = {"file": "snapshots", "reference": "pay:a:uk:mid", "text": "£1"}
    Snapshot.objects.create(slug="pay:a:uk:mid@2025-01-19", date=date(2025, 1, 19), **values)
    for slug, day in (("pay:a:uk:mid@2025-01-19", date(2025, 1, 19)), ("other", date(1066, 10, 14))):
        with pytest.raises(IntegrityError), transaction.atomic():
            Snapshot.objects.create(slug=slug, date=day, **values)
