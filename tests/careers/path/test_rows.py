"""The questionnaire's rows as scoring takes them."""

import pytest

from careers.models import Answer, Weight
from tests.careers.path.pages import version

pytestmark = pytest.mark.usefixtures("questions")


def test_the_version_changes_with_a_weight_but_not_with_a_word() -> None:
    before = version()
    Weight.objects.filter(points=2).update(reason="Said better.")
    assert version() == before
    Answer.objects.filter(slug="slow").update(text="Slowly")
    assert version() == before
    Weight.objects.filter(points=2).update(points=1)
    assert version() != before
