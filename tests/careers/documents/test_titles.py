from typing import Any

import pytest

from careers.documents.titles import (
    AdvertisedTitleRecord,
    TitleRuleRecord,
    advertised_title_record,
    relate_title_rule,
    save_advertised_title,
    save_title_rule,
    title_rule_record,
)
from careers.models import AdvertisedTitle, TitleRule
from tests.careers.documents.values import faults
from tests.factories import make_role

RULE: dict[str, Any] = {
    "slug": "data",
    "means": "role",
    "words": ["etl"],
    "beside": ["engineer"],
    "roles": ["data-engineer"],
    "reason": "It moves data.",
    "order": "3",
}
LINE = {
    "file": "titles",
    "title": "R&D Engineer",
    "adverts": "12",
    "first_year": "2023",
    "last_year": "2025",
    "source": "An index",
    "source_url": "https://index.example/",
    "date": "2025-06-22",
}


@pytest.mark.parametrize(
    "values",
    [
        {"means": "guess"},
        {"words": []},
        {"words": ["etl", "etl"]},
        {"words": ["x" * 61]},
        {"roles": []},
        {"roles": ["data-engineer", "mlops-engineer"]},
        {"means": "level"},
        {"reason": ""},
        {"order": "first"},
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(values: dict[str, Any]) -> None:
    assert len(faults(TitleRuleRecord, {**RULE, **values})) == 1


def test_a_rule_refers_to_its_roles() -> None:
    (reference,) = TitleRuleRecord.model_validate(RULE).references()
    assert reference == (("roles", 0), "role", "data-engineer", "")


@pytest.mark.django_db
def test_a_rule_is_the_same_after_it_was_saved() -> None:
    make_role("data-engineer")
    record = TitleRuleRecord.model_validate(RULE)
    relate_title_rule(record, save_title_rule(record, None))
    row = TitleRule.objects.get()
    assert title_rule_record(row) == record
    changed = TitleRuleRecord.model_validate({**RULE, "means": "near", "roles": [], "beside": []})
    relate_title_rule(changed, save_title_rule(changed, row))
    assert title_rule_record(TitleRule.objects.get()) == changed


@pytest.mark.parametrize(
    "values", [{"title": ""}, {"adverts": "0"}, {"adverts": "many"}, {"date": "x"}, {"source": ""}]
)
def test_a_count_that_cannot_be_meant_is_refused(values: dict[str, Any]) -> None:
    assert len(faults(AdvertisedTitleRecord, {**LINE, **values})) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["https://index.example/", ""])
def test_a_count_is_the_same_after_it_was_saved(url: str) -> None:
    record = AdvertisedTitleRecord.model_validate({**LINE, "source_url": url or None})
    assert record.slug == "r-and-d-engineer"
    save_advertised_title(record, None)
    assert advertised_title_record(AdvertisedTitle.objects.get()) == record
