"""How far adverts agree with a range."""

import pytest

from careers.models import Evidence, Role, Salary
from careers.pay.agreement import agreement
from tests.factories import make_evidence, make_paid_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_a_range_is_compared_with_adverts_of_its_currency_and_of_all_levels(role: Role) -> None:
    salary = Salary.objects.get()
    evidence = Evidence.objects.get(country="GB", level="all")
    found = agreement(salary, evidence)
    assert found is not None
    assert (found.below, found.inside, found.above, found.disagrees) == (20, 10, 10, True)
    assert (found.percent_inside, found.percent_below, found.percent_above) == (25, 50, 25)
    for name, value in (("currency", "EUR"), ("kind", "survey"), ("level", "mid"), ("spread", "")):
        other = Evidence.objects.get(pk=evidence.pk)
        setattr(other, name, value)
        assert agreement(salary, other) is None
    salary.period = "day"
    assert agreement(salary, evidence) is None


def test_half_of_the_adverts_is_no_disagreement_and_few_adverts_are_none_either(role: Role) -> None:
    salary = Salary.objects.get()
    assert not agreement(salary, make_evidence(role, country="FR", spread="10:20 50:20")).disagrees  # type: ignore[union-attr]
    few = agreement(salary, make_evidence(role, country="BE", n=20, spread="10:20"))
    assert few is not None
    assert few.is_thin
    assert not few.disagrees
