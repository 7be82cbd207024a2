"""What columns of several models share."""

import pytest
from django.core.exceptions import ValidationError

from careers.models import Role, Task, Track


@pytest.mark.django_db
def test_a_part_belongs_to_a_track_of_its_own_role(role: Role) -> None:
    other = Role.objects.create(slug="other", title="Other", description="Another.")
    own, foreign = (Track.objects.create(role=item, slug="streams", title="Streams") for item in (role, other))
    Task(role=role, track=own, text="Build").clean()
    with pytest.raises(ValidationError, match="another role"):
        Task(role=role, track=foreign, text="Build").clean()
