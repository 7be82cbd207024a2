import pytest

from careers.models import Role
from tests.factories import make_tracked_role


@pytest.fixture
def role() -> Role:
    """One with two tracks, the first of which has a task."""
    return make_tracked_role()
