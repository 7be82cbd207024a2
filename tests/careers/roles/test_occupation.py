"""Pay as schema.org has it."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from careers.models import Evidence, Region, Role
from publishing.documents.load import load
from tests.factories import make_paid_role, make_salary
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def occupations(html: str) -> list[dict[str, Any]]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    found: list[dict[str, Any]] = json.loads(text)
    return found


def compare_with_table(html: str) -> int:
    """Checks every value of the structured data against the table of the same page; returns how many there were."""
    ranges = {(row["currency"], row["low"], row["high"]) for row in marks(html, "salary")}
    evidence = {
        (row["evidence"].partition(":")[2], row["currency"], *(row[f"p{p}"] for p in (10, 25, 50, 75, 90)))
        for row in marks(html, "evidence")
    }
    number = 0
    for occupation in occupations(html):
        countries = [place["name"] for place in occupation.get("occupationLocation", [])]
        for salary in occupation.get("estimatedSalary", []):
            number += 1
            if salary["@type"] == "MonetaryAmountDistribution":
                names = ("percentile10", "percentile25", "median", "percentile75", "percentile90")
                values = tuple(str(salary.get(name, "")) for name in names)
                assert (countries[0], salary["currency"], *values) in evidence
            else:
                ends = str(salary["minValue"]), str(salary.get("maxValue", ""))
                assert (salary["currency"], *ends) in ranges
                assert (salary["value"]["minValue"], salary["value"].get("maxValue")) == (
                    salary["minValue"],
                    salary.get("maxValue"),
                )
    return number


def test_structured_data_says_what_the_table_says(role: Role, client: Client) -> None:
    us = Region.objects.get(slug="us")
    make_salary(role, us, currency="USD", low=90_000, high=None, open_ended=True)
    html = page(client, role.get_absolute_url())
    assert compare_with_table(html) == 2
    uk, usa = occupations(html)
    assert (uk["@type"], uk["name"]) == ("Occupation", "Data Engineer")
    assert [place["name"] for place in usa["occupationLocation"]] == ["US"]
    assert usa["estimatedSalary"][0]["@type"] == "MonetaryAmount"  # 17 adverts have no percentiles
    assert [code["codeValue"] for code in uk["occupationalCategory"]] == ["15-2051", "2511.20"]


def test_figures_of_a_wider_occupation_are_not_given_as_the_roles_own(role: Role, client: Client) -> None:
    Evidence.objects.filter(country="GB").update(population="Engineers of all sorts")
    html = page(client, role.get_absolute_url())
    assert [salary["@type"] for item in occupations(html) for salary in item["estimatedSalary"]] == ["MonetaryAmount"]
    assert "which is wider than Data Engineer" in words(html)


def test_no_text_of_an_editor_ends_the_script(role: Role, client: Client) -> None:
    Role.objects.update(description="</script><script>alert(1)</script>&<!--")
    html = page(client, role.get_absolute_url())
    assert "<script>" not in html
    assert occupations(html)[0]["description"] == "</script><script>alert(1)</script>&<!--"


def test_structured_data_of_every_shipped_role(client: Client) -> None:
    load(settings.CONTENT_DIR)
    numbers = [compare_with_table(page(client, role.get_absolute_url())) for role in Role.objects.all()]
    assert sum(number > 0 for number in numbers) == 9
