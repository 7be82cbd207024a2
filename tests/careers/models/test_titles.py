import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from careers.models.titles import LONGEST_PHRASE, misfit, validate_phrases
from tests.factories import make_advertised_title, make_title_rule


@pytest.mark.parametrize(
    ("means", "roles", "reason", "complaint"),
    [
        ("role", 1, "So.", ""),
        ("role", 0, "So.", "one role"),
        ("role", 2, "So.", "one role"),
        ("near", 0, "So.", ""),
        ("near", 3, "So.", ""),
        ("level", 1, "So.", "no role"),
        ("any", 0, "", "reason"),
        ("aside", 0, "", ""),
    ],
)
def test_a_rule_is_complete_or_says_what_it_lacks(means: str, roles: int, reason: str, complaint: str) -> None:
    found = misfit(means, roles, reason)
    assert complaint in found
    assert bool(complaint) == bool(found)


def test_phrases_are_short() -> None:
    validate_phrases(["a" * LONGEST_PHRASE])
    with pytest.raises(ValidationError):
        validate_phrases(["a" * (LONGEST_PHRASE + 1)])


@pytest.mark.django_db
def test_what_cannot_be_meant_is_refused_by_the_database() -> None:
    assert str(make_title_rule("senior", "level", "senior")) == "senior"
    assert str(make_advertised_title("Data Engineer")) == "Data Engineer"
    with transaction.atomic(), pytest.raises(IntegrityError, match="title_rule_has_a_known_meaning"):
        make_title_rule("other", "guess", "x")
    with transaction.atomic(), pytest.raises(IntegrityError, match="advertised_title_has_an_advert"):
        make_advertised_title("None", adverts=0)
    with transaction.atomic(), pytest.raises(IntegrityError, match="advertised_title_years_in_order"):
        make_advertised_title("Back", first_year=2026)
