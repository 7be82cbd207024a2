from datetime import date

import pytest

from careers.models import Role
from tests.factories import make_evidence, make_rates, make_role


@pytest.fixture
def role() -> Role:
    """One with a range of pay and evidence; there are rates, too."""
    role = make_role("data-engineer", updated=date(2026, 11, 1))
    make_evidence(role)
    make_rates()
    return role
