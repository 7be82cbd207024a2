import pytest

from careers.models import Role
from careers.pay.imports.role_names import role_names

pytestmark = pytest.mark.django_db


def test_roles_are_known_by_titles_codes_and_names_in_their_order() -> None:
    Role.objects.create(slug="b", title="B", description="x", order=2, job_titles=["Bee", "Bea"])
    Role.objects.create(slug="a", title="A", description="x", order=1, soc="15-2051")
    names = role_names()
    assert names
    assert list(names.names.items()) == [("a", "A"), ("b", "B")]
    assert names.titles == {"a": [], "b": ["Bee", "Bea"]}
    assert names.codes == {"a": "15-2051"}


def test_roles_that_nothing_could_match_have_no_names() -> None:
    Role.objects.create(slug="a", title="A", description="x")
    assert role_names() is None
