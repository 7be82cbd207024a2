import pytest

from careers.models import (
    Role,
    Task,
    Track,
)
from tests.factories import (
    make_role,
)


@pytest.fixture
def role() -> Role:
    """One with two tracks, the first of which has a task."""
    role = make_role("data-engineer")
    track = Track.objects.create(role=role, slug="streams", title="Streams", order=1)
    Track.objects.create(role=role, slug="batches", title="Batches", order=2)
    Task.objects.create(role=role, track=track, text="Keep streams flowing", order=5)
    return role
