"""Documents that are the lines of a table."""

from pathlib import Path

import pytest

from careers.models import Evidence
from publishing.documents.compare import State
from publishing.documents.load import load
from tests.content import edit, faults, write_content

pytestmark = pytest.mark.django_db

NAME = "evidence/index.csv"
TABLE = """\
role,country,level,kind,currency,n,p10,p25,p50,p75,p90,first_year,last_year,source,licence,date
data-engineer,GB,all,adverts,GBP,40,30000,35000,40000,60000,90000,2023,2025,"Index, of adverts",CC0 1.0,2026-01-19
data-engineer,US,all,adverts,USD,17,,,,,,2023,2025,"Index, of adverts",CC0 1.0,2026-01-19
data-scientist,US,all,survey,USD,,63650,82630,112590,155810,#,2024,2024,Survey,Public domain,2024-05-31
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_content(tmp_path)
    (tmp_path / "evidence").mkdir()
    (tmp_path / NAME).write_text(TABLE)
    return tmp_path


def states(content: Path) -> dict[str, State]:
    return {entry.name: entry.state for entry in load(content).entries if entry.kind.name == "evidence"}


def test_every_line_becomes_a_row(content: Path) -> None:
    assert set(states(content).values()) == {State.CREATED}
    british, american, survey = Evidence.objects.order_by("pk")
    assert (british.role.slug, british.p50, british.source) == ("data-engineer", 40_000, "Index, of adverts")
    assert (american.n, american.p50, american.is_thin) == (17, None, True)
    assert (survey.p90, survey.top_coded, survey.n) == (None, 90, None)
    assert set(states(content).values()) == {State.UNCHANGED}


def test_a_changed_line_updates_its_row_and_no_other(content: Path) -> None:
    load(content)
    edit(content, NAME, "40,30000", "41,30000")
    edit(content, NAME, "Survey,Public domain", '"Survey",  Public domain ')
    found = states(content)
    assert found["evidence index-data-engineer-gb-all-adverts-gbp"] is State.UPDATED
    assert list(found.values()).count(State.UNCHANGED) == 2


def test_a_row_edited_in_admin_is_kept(content: Path) -> None:
    load(content)
    Evidence.objects.filter(n=17).update(n=18)
    assert states(content)["evidence index-data-engineer-us-all-adverts-usd"] is State.EDITED
    assert Evidence.objects.filter(n=18).exists()


def test_every_fault_of_every_line_is_listed(content: Path) -> None:
    edit(content, NAME, "data-engineer,GB", "data-engineer,Britain")
    edit(content, NAME, "40000,60000", "40000,x")
    edit(content, NAME, "USD,17,,", "USD,17,5,")
    assert faults(content) == [
        f"{NAME}:2: 0.country: expected a country of ISO 3166 such as GB, not 'Britain'",
        f"{NAME}:2: 0.p75: expected a whole number such as 60000, not 'x'",
        f"{NAME}:3: 1: percentiles of fewer than 30 are noise; leave them empty",
    ]
    assert not Evidence.objects.exists()


def test_a_role_that_there_is_not_and_a_line_given_twice_are_faults(content: Path) -> None:
    edit(content, NAME, "data-scientist,US", "astronaut,US")
    assert faults(content) == [f"{NAME}:4: 2.role: there is no role 'astronaut'"]
    edit(content, NAME, "astronaut,US", "data-scientist,US")
    with (content / NAME).open("a") as file:
        file.write(TABLE.splitlines()[1])
    [fault] = faults(content)
    assert fault.startswith(f"{NAME}:5: 3.slug: another evidence is called index-data-engineer-gb")


def test_columns_are_checked_once(content: Path) -> None:
    edit(content, NAME, "role,country", "role,land")
    edit(content, NAME, ",licence,", ",slug,")
    assert faults(content) == [
        f"{NAME}:1: there is no column country",
        f"{NAME}:1: there is no column licence",
        f"{NAME}:1: unknown column land",
        f"{NAME}:1: unknown column slug",
    ]


def test_a_table_where_none_belongs_is_a_fault(content: Path) -> None:
    (content / "stray.csv").write_text(TABLE)
    assert "no kind of document lives here" in faults(content)[0]
