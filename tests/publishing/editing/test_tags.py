"""Tags of a form: lower-case with hyphens, one spelling each; tests/blog/test_admin.py has the form of a post."""

import pytest
from django.core.exceptions import ValidationError

from publishing.editing.tags import check_spellings, check_tag, tags_in_use
from tests.factories import make_post, make_role


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("Machine Learning", "write machine-learning"),
        ("मशीन", "Expected lower-case letters, digits and single hyphens"),
        ("a" * 81, "at most 80 characters"),
    ],
)
def test_a_tag_that_cannot_be_part_of_an_address_is_refused(tag: str, message: str) -> None:
    check_tag("machine-learning")
    with pytest.raises(ValidationError) as caught:
        check_tag(tag)
    assert message in caught.value.messages[0]


@pytest.mark.parametrize(
    ("tags", "used", "spelling"),
    [(["career"], {"careers"}, "careers"), (["models", "model"], set(), "models"), (["jobs"], {"job"}, "job")],
)
def test_a_second_spelling_is_refused_with_the_first(tags: list[str], used: set[str], spelling: str) -> None:
    with pytest.raises(ValidationError, match=f"nearly the tag {spelling}; use that"):
        check_spellings(tags, used)


def test_spellings_that_are_both_in_use_already_stay() -> None:
    check_spellings(["career", "data"], {"career", "careers"})


@pytest.mark.django_db
def test_tags_in_use_are_those_of_every_kind_besides_the_row_itself() -> None:
    post = make_post("post", "data rare")
    make_role("role")  # tagged careers
    assert tags_in_use() == {"data", "rare", "careers"}
    assert tags_in_use(besides=post) == {"careers"}
