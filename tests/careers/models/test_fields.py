"""What columns of several models share."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from careers.models import Role, Task, Track
from careers.models.fields import validate_countries, validate_currency, validate_texts


@pytest.mark.parametrize("value", ["Engineer", ["Engineer", 1], ["Engineer", " "], {"a": "b"}, None])
def test_a_list_of_texts_holds_texts_alone(value: Any) -> None:
    validate_texts([])
    validate_texts(["Data Engineer", "ETL Developer"])
    with pytest.raises(ValidationError, match="list of texts"):
        validate_texts(value)


def test_countries_and_currencies_are_those_of_iso() -> None:
    validate_countries(["GB", "IN"])
    with pytest.raises(ValidationError, match="“UK” is not a country"):
        validate_countries(["GB", "UK"])
    validate_currency("GBP")
    with pytest.raises(ValidationError, match="“DEM” is not a currency"):
        validate_currency("DEM")


@pytest.mark.django_db
def test_a_part_belongs_to_a_track_of_its_own_role(role: Role) -> None:
    other = Role.objects.create(slug="other", title="Other", description="Another.")
    own, foreign = (Track.objects.create(role=item, slug="streams", title="Streams") for item in (role, other))
    Task(role=role, track=own, text="Build").clean()
    with pytest.raises(ValidationError, match="another role"):
        Task(role=role, track=foreign, text="Build").clean()
