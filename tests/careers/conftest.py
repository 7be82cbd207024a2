import pytest

from tests.factories import make_background, make_questionnaire, make_role


@pytest.fixture
def questions(db: None) -> None:
    """Three roles, three questions, two backgrounds."""
    builder, asker, writer = (make_role(slug, order=n) for n, slug in enumerate(("builder", "asker", "writer")))
    make_background("analyst", asker)
    make_background("writer", writer)
    make_questionnaire(
        ("code", {"yes": {builder: 2, writer: -2}, "no": {writer: 2, builder: -1}}),
        ("people", {"yes": {asker: 2, writer: 1}, "no": {builder: 1, asker: -1}}),
        ("pace", {"fast": {builder: 1}, "slow": {asker: 1, writer: 1}}),
    )
