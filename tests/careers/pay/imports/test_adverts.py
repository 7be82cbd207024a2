import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.pay.imports import adverts
from careers.pay.imports.advert_rows import COLUMNS, AdvertRow
from careers.pay.imports.adverts import Advert, Figures, Outcome, Place, Rules, Tally, TitleTally
from careers.pay.imports.limits import FIRST_YEAR
from careers.pay.imports.tables import Table

HEADER = ",".join(COLUMNS)


def line(**values: object) -> str:
    row = {
        "year": 2024,
        "level": "SE",
        "employment": "FT",
        "title": "Data Engineer",
        "pay": 100000,
        "currency": "USD",
        "usd": 1,
        "residence": "US",
        "remote": 0,
        "country": "US",
        "size": "M",
    }
    assert values.keys() <= row.keys()
    return ",".join(map(str, {**row, **values}.values()))


def table(*lines: str) -> Table[AdvertRow]:
    return Table(io.BytesIO("\n".join((HEADER, *lines, "")).encode()), COLUMNS, AdvertRow)


def tender(country: str, year: int) -> set[str]:
    return {"USD"} if country == "US" else {"USD", "EUR"}


def tally(*lines: str, first_year: int = FIRST_YEAR, pairs: bool = True) -> Tally:
    found = Tally({"engineer": ["Data Engineer"]}, tender, Rules(first_year, pairs))
    for advert in adverts.adverts((row for _, row in table(*lines)), pairs):
        found.add(advert)
    return found


def outcomes(*lines: str, first_year: int = FIRST_YEAR) -> dict[Outcome, int]:
    return {outcome: number for outcome, number in tally(*lines, first_year=first_year).rows.items() if number}


# --- pairing ---------------------------------------------------------------------------------------------------


def row(pay: int, title: str = "Data Engineer") -> AdvertRow:
    cells = dict(zip(COLUMNS, line(pay=pay, title=title).split(","), strict=True))
    return AdvertRow.model_validate(cells)


def ends(rows: list[AdvertRow]) -> list[tuple[int, int]]:
    return [(advert.low, advert.high) for advert in adverts.adverts(rows)]


def test_two_adjacent_rows_are_the_ends_of_one_range() -> None:
    assert ends([row(120), row(80)]) == [(80, 120)]
    assert next(adverts.adverts([row(120), row(81)])).midpoint == Fraction(201, 2)


def test_the_lower_first_another_column_or_equal_pay_make_no_range() -> None:
    assert ends([row(80), row(120)]) == [(80, 80), (120, 120)]
    assert ends([row(120), row(80, "b")]) == [(120, 120), (80, 80)]
    assert ends([row(200), row(200), row(100)]) == [(200, 200), (100, 200)]


def test_of_four_alike_the_first_two_and_the_last_two_belong_together() -> None:
    assert ends([row(120), row(80), row(110), row(70)]) == [(80, 120), (70, 110)]
    assert ends([row(80), row(120), row(110)]) == [(80, 80), (110, 120)]


def test_rows_on_their_own_stay_so_if_pairs_are_switched_off() -> None:
    assert [advert.rows for advert in adverts.adverts([row(120), row(80)], pairs=False)] == [1, 1]


pays = st.lists(st.tuples(st.integers(1, 5), st.sampled_from("ab")), max_size=30)


@given(pays)
def test_every_row_is_in_exactly_one_advert_in_order(items: list[tuple[int, str]]) -> None:
    rows = [row(*item) for item in items]
    flat: list[int] = []
    for advert in adverts.adverts(rows):
        assert advert.low <= advert.high
        flat += [advert.high, advert.low] if advert.rows == 2 else [advert.high]
    assert flat == [item.salary for item in rows]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] != pair[1]), max_size=15))
def test_a_file_of_pairs_that_differ_is_read_as_these_pairs(ranges: list[tuple[int, int]]) -> None:
    rows = []
    for number, (one, other) in enumerate(ranges):
        rows += [row(max(one, other), str(number)), row(min(one, other), str(number))]
    assert ends(rows) == [(min(pair), max(pair)) for pair in ranges]


# --- rules -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ({"year": 2022}, Outcome.TOO_OLD),
        ({"employment": "PT"}, Outcome.NOT_FULL_TIME),
        ({"title": "data engineer"}, Outcome.NO_ROLE),
        ({"currency": "EUR"}, Outcome.OTHER_CURRENCY),
    ],
)
def test_each_rule_leaves_out_what_it_is_for(values: dict[str, object], outcome: Outcome) -> None:
    assert outcomes(line(**values)) == {outcome: 1}


def test_the_first_year_and_the_pairs_depend_on_the_file() -> None:
    assert outcomes(line(year=2022), first_year=2022) == {Outcome.COUNTED: 1}
    assert tally(line(pay=120), line(pay=80)).adverts == {Outcome.COUNTED: 1}
    assert tally(line(pay=120), line(pay=80), pairs=False).adverts == {Outcome.COUNTED: 2}


def test_a_title_that_only_contains_a_roles_title_matches_no_role() -> None:
    found = tally(line(title="Senior Data Engineer"), line(title="Engineer"))
    assert found.rows[Outcome.NO_ROLE] == 2
    assert found.unmatched == {"Engineer": 1, "Senior Data Engineer": 1}


def test_identical_adverts_count_once() -> None:
    pair = [line(pay=120), line(pay=80)]
    lines = [*pair, line(size="S"), *pair, line(pay=110), line(pay=90)]  # the last has the same midpoint, not ends
    assert outcomes(*lines) == {Outcome.COUNTED: 5, Outcome.REPEATED: 2}


def test_adverts_count_at_their_midpoint_for_their_level_and_for_all() -> None:
    found = tally(line(pay=120), line(pay=80), line(level="EN", pay=50, year=2023)).figures
    everyone = found[Place("engineer", "US", "USD", "all")]
    assert dict(everyone.midpoints) == {Fraction(100): 1, Fraction(50): 1}
    assert (everyone.n, everyone.first_year, everyone.last_year) == (2, 2023, 2024)
    assert found[Place("engineer", "US", "USD", "entry")].n == 1


def test_figures_in_two_currencies_are_never_counted_together() -> None:
    found = tally(line(country="EC"), line(country="EC", currency="EUR")).figures
    assert [place.currency for place in found if place.level == "all"] == ["USD", "EUR"]


def test_ends_more_than_four_times_apart_are_left_out() -> None:
    assert outcomes(line(pay=401), line(pay=100)) == {Outcome.TOO_WIDE: 2}
    assert outcomes(line(pay=400), line(pay=100)) == {Outcome.COUNTED: 2}


def test_titles_and_fully_remote_adverts_are_counted() -> None:
    found = tally(line(remote=100), line(remote=50, size="S"), line(remote=100, size="L")).figures
    everyone = found[Place("engineer", "US", "USD", "all")]
    assert everyone.titles == {"Data Engineer": 3}
    assert everyone.remote == 2


def heap(number: int, low: int, high: int) -> Figures:
    """Half of the adverts at the one figure, half at the other."""
    found = Figures()
    for place in range(number):
        pay = high if place % 2 else low
        found.add(Advert(row(pay), pay, pay, 1))
    return found


def test_few_adverts_and_adverts_in_two_heaps_have_no_percentiles() -> None:
    assert heap(30, 100, 300).percentiles()[75] == 300
    assert heap(30, 100, 301).percentiles() == {}
    assert heap(29, 100, 300).percentiles() == {}


def test_an_advert_knows_its_middle() -> None:
    assert Advert(row(5), 3, 5, 2).midpoint == 4


# --- all titles ------------------------------------------------------------------------------------------------


def test_adverts_of_every_title_are_counted_by_the_rules_for_those_of_a_role() -> None:
    lines = [
        line(title="Plumber", pay=3, year=2023),
        line(title="Plumber", pay=2, country="DE", currency="EUR", year=2025),
        line(title="Plumber", pay=2, country="US", currency="EUR"),
        line(title="Data Engineer", pay=90, level="EN"),
        line(title="Data Engineer", pay=80, level="EN"),
        line(title="Baker", pay=7),
        line(title="Data Scientist", pay=6),
        line(title="Baker", pay=7),
        line(title="Baker", pay=9, employment="PT"),
        line(title="Smith", pay=9, year=2020),
    ]
    found = TitleTally(tender, Rules())
    for advert in adverts.adverts(row for _, row in table(*lines)):
        found.add(advert)
    counted = [(title, figures.n, figures.first_year, figures.last_year) for title, figures in found.by_title()]
    assert counted == [
        ("Plumber", 2, 2023, 2025),
        ("Baker", 1, 2024, 2024),
        ("Data Engineer", 1, 2024, 2024),
        ("Data Scientist", 1, 2024, 2024),
    ]
    roles = tally(*lines)
    assert sum(figures.n for place, figures in roles.figures.items() if place.level == "all") == 1
