import csv
import io
from collections.abc import Callable
from fractions import Fraction
from statistics import median
from typing import BinaryIO

import pytest

from careers.pay.imports import developer_survey
from careers.pay.imports.developer_survey import RATES, DeveloperSurvey, Pay, countries, home_currency, rate_fault
from careers.pay.imports.formats import Source
from careers.pay.imports.tables import RefusedError
from tests.careers.pay.imports.samples import developer_survey_file, respondent


def survey(*rows: str) -> DeveloperSurvey:
    return developer_survey.read(io.BytesIO(developer_survey_file(*rows)))


def reasons(*rows: str) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        survey(*rows)
    return [str(fault) for fault in caught.value.faults]


def test_percentiles_are_given_back_in_the_currency_that_was_answered_in() -> None:
    [pay] = survey().figures
    assert pay == Pay("data-scientist", "DE", "EUR", 30, (43_900, 48_250, 55_500, 62_750, 67_100))


def test_figures_are_labelled_as_what_they_are() -> None:
    assert survey().population == "derived, total pay of survey respondents"
    assert "made available under the ODbL" in survey().provenance.notice


def test_a_country_below_thirty_has_its_number_and_no_percentiles() -> None:
    rows = [respondent(number, 90_000, "France", "Data engineer") for number in range(29)]
    found = survey(*rows).figures
    assert Pay("data-engineer", "FR", "EUR", 29, None) in found
    assert len(found) == 2


def test_people_alike_are_people_and_other_roles_are_no_role() -> None:
    rows = [respondent(number, 100_000, "United States of America", "AI/ML engineer") for number in range(30)]
    other = respondent(30, 100_000, "United States of America", "Engineering manager")
    assert survey(*rows, other).figures[-1] == Pay("machine-learning-engineer", "US", "USD", 30, (100_000,) * 5)


def test_two_names_of_a_country_are_one_country_and_nomads_have_none() -> None:
    rows = [respondent(1, 50_000, "South Korea"), respondent(2, 60_000, "Republic of Korea")]
    found = survey(*rows, respondent(3, 70_000, "Nomadic"))
    assert [(pay.country, pay.n) for pay in found.figures] == [("DE", 30), ("KR", 2)]
    assert found.nomads == 1


@pytest.mark.parametrize(
    ("code", "currency"),
    [
        ("IE", "EUR"),
        ("GB", "GBP"),
        ("IM", "GBP"),
        ("IN", "INR"),
        ("CH", "USD"),
        ("US", "USD"),
        ("BT", "USD"),
        ("", "USD"),
    ],
)
def test_a_country_without_one_known_rate_stays_in_dollars(code: str, currency: str) -> None:
    assert home_currency(code) == currency


def test_names_are_those_of_babel_and_of_the_survey() -> None:
    assert {name: countries()[name] for name in ("Germany", "Turkey", "Viet Nam", "Côte d'Ivoire")} == {
        "Germany": "DE",
        "Turkey": "TR",
        "Viet Nam": "VN",
        "Côte d'Ivoire": "CI",
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (respondent(1, 4_999), "salary: expected a whole number from 5,000 to 500,000, not '4999.0'"),
        (respondent(1, 500_001), "salary: expected"),
        (respondent(1, 9_000).replace("9000.0", "-9000.0"), "salary: expected"),
        (respondent(1, 9_000).replace("9000.0", ""), "salary: expected"),
        (respondent(1, 9_000).replace("9000.0", "about 9000"), "salary: expected"),
        (respondent(1, 9_000, "Narnia"), "Country: expected the name of a country, not 'Narnia'"),
        (respondent(1, 9_000, ""), "Country: expected the name of a country"),
        (respondent(60_000, 9_000), ": expected a whole number from 0 to 49,190"),
        (respondent(1, 9_000, role=""), "PrimaryRole: expected text"),
    ],
)
def test_an_answer_that_is_not_understood_refuses_the_file(row: str, reason: str) -> None:
    [found] = reasons(row)
    assert found.startswith(f"line 2: {reason}")


def test_respondents_out_of_order_are_refused() -> None:
    assert reasons(respondent(7, 9_000), respondent(6, 9_000)) == ["line 3: respondent 6: out of order or repeated"]


def test_amounts_converted_at_another_rate_are_refused() -> None:
    euros = range(40_000, 80_000, 1000)
    assert rate_fault("EUR", RATES["EUR"], [round(amount * RATES["EUR"]) for amount in euros]) == ""
    found = rate_fault("EUR", RATES["EUR"], [round(amount * Fraction("1.0812")) for amount in euros])
    assert found.endswith("of 40 answers in EUR are round sums at the rate of 2025: another year")
    rows = [respondent(number, round(41_000 * 1.0812)) for number in range(40)]
    assert reasons(*rows) == ["the file: 30 of 70 answers in EUR are round sums at the rate of 2025: another year"]


def test_a_handful_of_odd_sums_says_nothing_of_the_rate() -> None:
    assert rate_fault("EUR", RATES["EUR"], [50_001] * 29) == ""


KNOWN = [
    Pay("data-scientist", "DE", "EUR", 34, (48_600, 56_400, 80_000, 100_000, 113_500)),
    Pay("data-scientist", "US", "USD", 88, (80_000, 100_000, 145_000, 200_000, 253_000)),
    Pay("data-engineer", "DE", "EUR", 34, (58_600, 71_000, 80_000, 98_750, 109_100)),
    Pay("data-engineer", "US", "USD", 112, (87_100, 115_750, 150_000, 192_000, 250_000)),
    Pay("machine-learning-engineer", "US", "USD", 77, (80_400, 112_000, 180_000, 240_000, 300_000)),
]


def test_the_published_file_gives_the_known_figures(published: Callable[[Source], BinaryIO]) -> None:
    raw = published(Source.DEVELOPER_SURVEY)
    found = developer_survey.read(raw)
    assert [pay for pay in found.figures if pay.percentiles] == KNOWN
    raw.seek(0)
    rows = list(csv.DictReader(io.StringIO(raw.read().decode(), newline="")))
    american = [
        float(row["salary"])
        for row in rows
        if row["PrimaryRole"] == "Data scientist" and row["Country"] == "United States of America"
    ]
    assert (len(american), median(american)) == (88, 145_000)
