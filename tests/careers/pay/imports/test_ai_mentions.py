import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from statistics import fmean
from typing import BinaryIO

import pytest

from careers.pay.imports import ai_mentions
from careers.pay.imports.ai_mentions import COUNTRIES, Mentions, Month, series_break
from careers.pay.imports.formats import Source
from careers.pay.imports.tables import RefusedError
from tests.careers.pay.imports.samples import ai_mentions_file, mention_rows

TODAY = date(2026, 11, 24)


def mentions(rows: list[str]) -> Mentions:
    return ai_mentions.read(io.BytesIO(ai_mentions_file(rows)), TODAY)


def reasons(rows: list[str]) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        mentions(rows)
    return [str(fault) for fault in caught.value.faults]


def test_a_month_is_the_mean_of_its_days_to_a_hundredth() -> None:
    rows = mention_rows([2.5, 3])
    rows[0] = "2025-01-01,AU,2.81409256370255"
    found = mentions(rows)
    assert tuple(found.months) == COUNTRIES
    assert found.months["AU"] == (Month(date(2025, 1, 1), Decimal("2.51")), Month(date(2025, 2, 1), Decimal("3.00")))
    assert found.months["US"][0].share == Decimal("2.50")
    assert mentions(mention_rows([2.505])).months["US"][0].share == Decimal("2.51")
    assert (found.provenance.first_day, found.provenance.last_day) == (date(2025, 1, 1), date(2025, 2, 28))


def test_a_month_that_is_not_whole_is_left_out_at_either_end() -> None:
    rows = mention_rows([2.5, 3, 4])
    found = mentions(rows[9 : -9 * 3])  # without the first day, and the last three
    assert [month.first_day for month in found.months["NL"]] == [date(2025, 2, 1)]
    assert found.provenance.last_day == date(2025, 3, 28)


def test_a_file_without_a_whole_month_is_refused() -> None:
    assert reasons(mention_rows([2.5])[:-9]) == ["the file: holds no whole month"]


def test_a_series_that_more_than_trebled_in_a_year_breaks_at_its_largest_step() -> None:
    steady = [4.0] * 14
    canada = [*[4.0] * 9, 5.0, 8.0, 9.0, 12.5, 13.0]
    found = mentions(mention_rows(steady, canada=canada))
    [(country, where)] = found.breaks.items()
    assert (country, where.before.first_day, where.after.first_day) == ("CA", date(2025, 12, 1), date(2026, 1, 1))
    assert (where.step, where.year_before.share, where.year_end.share) == (Decimal("3.5"), Decimal(4), Decimal(13))


def test_growth_to_three_times_and_a_series_of_a_year_break_nowhere() -> None:
    months = [Month(date(2025, 1, 1), Decimal(4))] * 12
    assert series_break([*months, Month(date(2026, 1, 1), Decimal(12))]) is None
    assert series_break(months) is None


@pytest.mark.parametrize("share", ["", "-1", "100.5", "1e1", "NaN", ".5", "2,5", "many", "٣"])
def test_what_is_no_share_is_refused(share: str) -> None:
    rows = mention_rows([2.5])
    rows[3] = f'2025-01-01,FR,"{share}"'
    [found] = reasons(rows)
    assert found.startswith("line 5: AI_share_postings: expected a share in per cent from 0 to 100, not '")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2025-01-01,SE,2.5", "jobcountry: Input should be 'AU', 'CA',"),
        ("01/01/2025,FR,2.5", "date: expected a date such as 2026-06-30"),
        ("2018-12-31,FR,2.5", "date: expected a date such as 2026-06-30, not before 2019-01-01"),
        ("2025-01-01,GB,2.5", "expected FR on 2025-01-01, not GB on 2025-01-01"),
        ("2025-01-02,FR,2.5", "expected FR on 2025-01-01, not FR on 2025-01-02"),
    ],
)
def test_a_row_that_is_not_understood_refuses_the_file(row: str, reason: str) -> None:
    rows = mention_rows([2.5])
    rows[3] = row
    assert reasons(rows)[0].startswith(f"line 5: {reason}")


def test_a_day_missing_repeated_or_cut_short_is_told() -> None:
    rows = mention_rows([2.5])
    assert reasons(rows[:18] + rows[27:]) == ["line 20: expected AU on 2025-01-03, not AU on 2025-01-04"]
    assert reasons(rows[:18] + rows[9:]) == ["line 20: expected AU on 2025-01-03, not AU on 2025-01-02"]
    assert reasons(rows[:-2]) == ["the file: lacks NL on 2025-01-31: cut off"]


def test_days_to_come_are_refused() -> None:
    found = reasons(mention_rows([2.5], date(2026, 11, 1)))
    assert found[0] == "line 218: 2026-11-25 is in the future"


def test_the_published_file_gives_the_known_figures(published: Callable[[Source], BinaryIO]) -> None:
    raw = published(Source.AI_MENTIONS)
    found = ai_mentions.read(raw, TODAY)
    assert {country: len(months) for country, months in found.months.items()} == dict.fromkeys(COUNTRIES, 90)
    assert found.months["GB"][-1] == Month(date(2026, 6, 1), Decimal("9.19"))
    assert list(found.breaks) == ["CA"]
    where = found.breaks["CA"]
    assert (where.after.first_day, where.step) == (date(2026, 1, 1), Decimal("2.52"))
    assert (where.year_before.share, where.year_end.share) == (Decimal("4.53"), Decimal("17.41"))
    raw.seek(0)
    rows = csv.DictReader(io.StringIO(raw.read().decode(), newline=""))
    days = [float(row["AI_share_postings"]) for row in rows if row["jobcountry"] == "US" and "2026-06" in row["date"]]
    assert (len(days), round(fmean(days), 2)) == (30, float(found.months["US"][-1].share))
