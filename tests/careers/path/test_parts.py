import pytest

from careers.models import Caution, Role
from careers.path.parts import parts, reasons

pytestmark = pytest.mark.usefixtures("questions")


def test_the_first_caution_stands_apart_from_the_others() -> None:
    builder = Role.objects.get(slug="builder")
    Caution.objects.create(role=builder, text="Second.", source="Somebody", order=9)
    part = parts("en", "builder", "", "")
    assert ("Few posts." in part.caution, "Second." in part.caution) == (True, False)
    assert "Second." in part.cautions
    assert "Second." in part.more


def test_without_a_first_step_of_the_role_that_of_the_background_is_named() -> None:
    assert "/backgrounds/analyst/" in parts("en", "builder", "", "analyst").step
    assert not parts("en", "builder", "", "").step.strip()
    Role.objects.filter(slug="builder").update(this_month="Begin.")
    assert "Begin." in parts("en", "builder", "", "analyst").step


def test_a_reason_is_said_with_its_points_and_without() -> None:
    whole, bare = reasons("en")["code", "yes", "builder"]
    assert '<span class="points"><bdi>+2</bdi></span>' in whole
    assert "You said" in whole
    assert bare.startswith("<li>code yes for builder")
    assert "You said" not in bare
