"""What no way to a role may be, whoever writes it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from careers.models import Programme, Role, Route, Skill
from tests.factories import make_background, make_programme, make_skill

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values",
    [
        {"months_low": 3},
        {"months_high": 3},
        {"months_low": 4, "months_high": 3},
        {"months_low": 0, "months_high": 3},
        {"months_low": 2, "months_high": 3, "source": ""},
    ],
)
def test_a_time_has_two_ends_in_order_and_a_source(role: Role, values: dict[str, Any]) -> None:
    make_background("analyst", role)
    Route.objects.update(months_low=3, months_high=3, source="Rough estimate")
    Route.objects.update(months_low=None, months_high=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Route.objects.update(**values)


def test_there_is_one_way_from_a_background_to_a_role(role: Role) -> None:
    background = make_background("analyst", role)
    with pytest.raises(IntegrityError), transaction.atomic():
        Route.objects.create(background=background, role=role, distance="long-way")


@pytest.mark.parametrize("level", [0, 6])
def test_a_programme_is_of_one_of_five_levels(level: int) -> None:
    make_programme()
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.update(level=level)


def test_a_skill_is_needed_once_some_role_names_it(role: Role) -> None:
    make_skill("unused")
    assert {skill.slug for skill in Skill.objects.needed()} == {"python", "sql"}
