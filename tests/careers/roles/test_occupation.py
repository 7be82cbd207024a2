"""Pay as schema.org has it."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from careers.models import Evidence, Region, Role, RoleSkill, Track
from careers.pay.places import code_of
from publishing.documents.load import load
from tests.factories import make_paid_role, make_salary, make_skill
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def occupations(html: str) -> list[dict[str, Any]]:
    texts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return [item for text in texts for item in json.loads(text) if item["@type"] == "Occupation"]


def compare_with_table(html: str) -> int:
    """Checks every value of the structured data against the table of the same page; returns how many there were."""
    rows = marks(html, "salary", "li")
    ranges = {(row["currency"], row["low"]) for row in rows if row["kind"] == "estimate"}
    evidence = {
        (row["salary"].partition(":")[2], row["currency"], *(row[p] for p in ("low", "p25", "mid", "p75", "high")))
        for row in rows
        if row["kind"] != "estimate"
    }
    number = 0
    for occupation in occupations(html):
        countries = [place["identifier"] for place in occupation.get("occupationLocation", [])]
        for salary in occupation.get("estimatedSalary", []):
            number += 1
            if salary["@type"] == "MonetaryAmountDistribution":
                names = ("percentile10", "percentile25", "median", "percentile75", "percentile90")
                values = tuple(str(salary.get(name, "")) for name in names)
                assert (code_of(countries[0]), salary["currency"], *values) in evidence
            else:
                assert (salary["currency"], str(salary["minValue"])) in ranges
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
    assert [(place["name"], place["identifier"]) for place in usa["occupationLocation"]] == [("United States", "US")]
    assert usa["estimatedSalary"][0]["@type"] == "MonetaryAmount"  # 17 adverts have no percentiles
    assert [code["codeValue"] for code in uk["occupationalCategory"]] == ["15-2051", "2511.20"]


def test_structured_data_says_what_the_job_asks_for_and_consists_of(role: Role, client: Client) -> None:
    Role.objects.update(entry="From software.")
    RoleSkill.objects.create(role=role, skill=make_skill("spark"), importance="essential")
    [one] = occupations(page(client, role.get_absolute_url()))
    assert (one["skills"], one["responsibilities"], one["qualifications"]) == (
        ["Python", "Spark"],
        ["Do data-engineer"],
        "From software.",
    )
    assert one["mainEntityOfPage"] == one["url"] == "http://127.0.0.1:8000/roles/data-engineer/"


def test_figures_of_a_wider_occupation_are_not_given_as_the_roles_own(role: Role, client: Client) -> None:
    Evidence.objects.filter(country="GB").update(
        kind="survey", official=True, n=None, population="Engineers of all sorts", spread=""
    )
    html = page(client, role.get_absolute_url())
    assert [salary["@type"] for item in occupations(html) for salary in item["estimatedSalary"]] == ["MonetaryAmount"]
    assert "which is wider than Data Engineer" in words(html)


def test_an_open_top_is_no_end_and_a_track_keeps_its_name(role: Role, client: Client) -> None:
    track = Track.objects.create(role=role, slug="policy", title="Policy")
    us = Region.objects.get(slug="us")
    make_salary(role, us, currency="USD", low=90_000, high=400_000, open_ended=True, track=track, source="An article")
    [_uk, usa] = occupations(page(client, role.get_absolute_url()))
    [salary] = usa["estimatedSalary"]
    assert salary["name"] == "Policy, An article"
    assert "maxValue" not in salary
    assert "maxValue" not in salary["value"]


@pytest.mark.parametrize(("code", "name"), [("15-2051", "SOC"), ("15-2051.01", "O*NET-SOC")])
def test_a_code_is_named_after_its_classification(role: Role, client: Client, code: str, name: str) -> None:
    Role.objects.update(soc=code)
    sets = [
        item["inCodeSet"]["name"]
        for item in occupations(page(client, role.get_absolute_url()))[0]["occupationalCategory"]
    ]
    assert sets == [name, "ESCO"]


def test_no_text_of_an_editor_ends_the_script(role: Role, client: Client) -> None:
    Role.objects.update(description="</script><script>alert(1)</script>&<!--")
    html = page(client, role.get_absolute_url())
    assert "<script>" not in html
    assert occupations(html)[0]["description"] == "</script><script>alert(1)</script>&<!--"


def test_structured_data_of_every_shipped_role(client: Client) -> None:
    load(settings.CONTENT_DIR)
    numbers = [compare_with_table(page(client, role.get_absolute_url())) for role in Role.objects.all()]
    assert sum(number > 0 for number in numbers) == 10
