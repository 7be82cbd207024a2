"""What is counted is what the page of the method says."""

import pytest
from django.test import Client

from careers.pay.imports.limits import FIRST_YEAR, IMPORTER_VERSION, WIDEST_MIDDLE, WIDEST_RANGE
from tests.factories import make_paid_role
from tests.public_pages import page, words


@pytest.mark.django_db
def test_the_method_names_each_limit(client: Client) -> None:
    make_paid_role()
    text = words(page(client, "/salaries/method/"))
    assert f"Only adverts from {FIRST_YEAR} on count" in text
    assert f"more than {WIDEST_RANGE} times its low end is left out" in text
    assert f"more than {WIDEST_MIDDLE} times the 25th" in text
    assert f"Version {IMPORTER_VERSION} of our importer" in text
