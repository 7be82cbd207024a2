"""What all kinds of document do alike between row and record."""

import pytest

from careers.documents.rows import by_slug, fill, replace
from careers.documents.ways import ProgrammeRecord
from careers.models import Caution, Programme, RoleSkill, Skill, Task
from tests.factories import make_role, make_skill


def test_nothing_becomes_an_empty_text_where_the_column_holds_text() -> None:
    values = {"slug": "a", "title": "A", "description": "B", "order": 1, "series": "S", "level": 1, "provider": "P"}
    record = ProgrammeRecord.model_validate(values)
    row = Programme(slug="a", title="Old", url="https://old.example/", lessons=3)
    fill(row, record, "url", "lessons")
    assert (row.title, row.url, row.lessons) == ("A", "", None)


@pytest.mark.django_db
def test_rows_of_one_owner_are_replaced_in_their_order_and_no_others() -> None:
    role, other = make_role("one"), make_role("other")
    replace(Task, {"role": role}, [{"text": "First"}, {"text": "Second"}])
    replace(Caution, {"role": role}, [])
    assert list(role.tasks.values_list("text", "order")) == [("First", 1), ("Second", 2)]
    assert not role.cautions.exists()
    assert [task.text for task in other.tasks.all()] == ["Do other"]
    assert other.cautions.count() == 1


@pytest.mark.django_db
def test_rows_are_found_by_their_slugs_in_one_query(django_assert_num_queries: object) -> None:
    python = make_skill()
    make_skill("sql")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert by_slug(Skill, ["python", "python", "nothing"]) == {"python": python}


@pytest.mark.django_db
def test_a_row_stays_the_row_it_is_as_long_as_its_key_or_its_text_does() -> None:
    role = make_role("one")
    python, sql, git = make_skill("python"), make_skill("sql"), make_skill("git")

    def skills(*given: tuple[Skill, str]) -> list[RoleSkill]:
        return replace(RoleSkill, {"role": role}, ({"skill": s, "importance": i} for s, i in given), ("skill", "track"))

    first, second = skills((python, "essential"), (sql, "essential"))
    now = skills((git, "useful"), (sql, "useful"), (python, "essential"))
    assert [row.pk for row in now[1:]] == [second.pk, first.pk]
    assert list(role.role_skills.order_by("order").values_list("skill__slug", "importance", "order")) == [
        ("git", "useful", 1),
        ("sql", "useful", 2),
        ("python", "essential", 3),
    ]
    one, two, three = replace(Task, {"role": role}, [{"text": "One"}, {"text": "Two"}, {"text": "Three"}])
    assert replace(Task, {"role": role}, [{"text": "Three"}, {"text": "Uno"}]) == [three, one]
    assert list(role.tasks.values_list("pk", "text")) == [(three.pk, "Three"), (one.pk, "Uno")]
    assert not Task.objects.filter(pk=two.pk).exists()


@pytest.mark.django_db
def test_rows_that_agree_are_not_written(django_assert_num_queries: object) -> None:
    role = make_role("one")
    replace(Task, {"role": role}, [{"text": "One"}, {"text": "Two"}])
    with django_assert_num_queries(1):  # type: ignore[operator]  # what is there
        replace(Task, {"role": role}, [{"text": "One"}, {"text": "Two"}])
