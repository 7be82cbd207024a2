"""Pay by role and country from the Stack Overflow Developer Survey 2025.

Total pay of people who chose to answer, employed or not, whatever their hours. An extract holds those between 5,000
and 500,000 US dollars, so both tails are cut. The survey asked in the respondent's currency and converted each
currency at one rate; dividing by it gives the answers back, which is why these figures are "derived". Rows that are
alike are people alike, and are kept. At n of 30 to 40 a median is good to about a fifth either way.

Percentiles are exact until the end and rounded once, to whole units of the currency. The survey rounds to the dollar,
so an answer comes back to within one unit in EUR, GBP, CAD and AUD, and to within 45 rupees in INR.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from statistics import quantiles
from typing import Annotated, BinaryIO

from babel import Locale
from babel.numbers import get_territory_currencies
from pydantic import AfterValidator, Field

from careers.pay.imports.provenance import Provenance
from careers.pay.imports.tables import Row, Table, Text, whole
from careers.percentiles import MIN_SAMPLE, PERCENTILES, rounded

COLUMNS = ("", "salary", "YearsCode", "Country", "EdLevel", "PrimaryLanguage", "PrimaryRole")
LEAST, MOST = 5_000, 500_000
POPULATION = "derived, total pay of survey respondents"
RESPONDENTS = 49_191
"""All answers to the survey; the first column numbers them from 0, and an extract runs nearly to the last."""

ROLES = {
    "Data scientist": "data-scientist",
    "Data engineer": "data-engineer",
    "AI/ML engineer": "machine-learning-engineer",  # the nearest of ours; wider than it
}
RATES = {
    "EUR": Fraction("1.160145"),
    "GBP": Fraction("1.361414"),
    "CAD": Fraction("0.729584"),
    "AUD": Fraction("0.650094"),
    "INR": Fraction("0.011624"),
}
"""US dollars for one unit. Pay in a country of any other currency stays in US dollars."""
DOLLAR = "USD"
NOMADIC = "Nomadic"
OTHER_SPELLINGS = {
    "Bosnia and Herzegovina": "BA",
    "Congo, Republic of the...": "CG",
    "Czech Republic": "CZ",
    "Côte d'Ivoire": "CI",
    "Democratic Republic of the Congo": "CD",
    "Hong Kong (S.A.R.)": "HK",
    "Iran, Islamic Republic of...": "IR",
    "Libyan Arab Jamahiriya": "LY",
    "Myanmar": "MM",
    "Republic of Korea": "KR",
    "Republic of Moldova": "MD",
    "Republic of North Macedonia": "MK",
    "Russian Federation": "RU",
    "Saint Lucia": "LC",
    "Swaziland": "SZ",
    "Syrian Arab Republic": "SY",
    "Trinidad and Tobago": "TT",
    "Turkey": "TR",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
    "United Republic of Tanzania": "TZ",
    "United States of America": "US",
    "Venezuela, Bolivarian Republic of...": "VE",
    "Viet Nam": "VN",
}
PROVENANCE = Provenance(
    source="Stack Overflow Developer Survey 2025",
    url="https://survey.stackoverflow.co/2025",
    licence="ODbL 1.0",
    licence_url="https://opendatacommons.org/licenses/odbl/1-0/",
    notice="Contains information from the Stack Overflow Developer Survey 2025, made available under the ODbL.",
    first_day=date(2025, 5, 29),
    last_day=date(2025, 6, 23),
)


@cache
def countries() -> dict[str, str]:
    """Name -> ISO 3166 code, in Babel's English and in the survey's."""
    named = Locale("en").territories.items()
    return {name: code for code, name in named if len(code) == 2 and code.isalpha()} | OTHER_SPELLINGS


def _country(name: str) -> str:
    if name != NOMADIC and name not in countries():
        raise ValueError("expected the name of a country")
    return name


class Respondent(Row):
    number: Annotated[int, whole(0, RESPONDENTS - 1), Field(alias="")]
    salary: Annotated[int, whole(LEAST, MOST)]
    Country: Annotated[str, AfterValidator(_country)]
    PrimaryRole: Text


@dataclass(frozen=True)
class Pay:
    role: str
    country: str
    currency: str
    n: int
    percentiles: tuple[int, ...] | None
    """One for each of PERCENTILES, a year; None below MIN_SAMPLE."""


@dataclass(frozen=True)
class DeveloperSurvey:
    provenance: Provenance
    population: str
    figures: tuple[Pay, ...]
    """In order of ROLES and countries, those with too few answers included."""
    nomads: int
    """Respondents in one of the roles who live in no one country, and are in no figure."""


def read(raw: BinaryIO) -> DeveloperSurvey:
    """Raises RefusedError."""
    table = Table(raw, COLUMNS, Respondent)
    last = -1
    answers: dict[str, list[int]] = defaultdict(list)
    pay: dict[tuple[str, str], list[int]] = defaultdict(list)
    nomads = 0
    for line, row in table:
        if row.number <= last:
            table.fault(line, f"respondent {row.number}: out of order or repeated")
        last = row.number
        code = countries().get(row.Country, "")
        answers[home_currency(code)].append(row.salary)
        if role := ROLES.get(row.PrimaryRole):
            if code:
                pay[role, code].append(row.salary)
            else:
                nomads += 1
    if last < RESPONDENTS * 99 // 100:
        table.lack(f"ends at respondent {last:,} of {RESPONDENTS:,}: cut off, or of another year")
    for currency, rate in RATES.items():
        if reason := rate_fault(currency, rate, answers[currency]):
            table.lack(reason)
    table.check()
    order = list(ROLES.values())
    places = sorted(pay, key=lambda place: (order.index(place[0]), place[1]))
    figures = tuple(_pay(role, code, pay[role, code]) for role, code in places)
    return DeveloperSurvey(PROVENANCE, POPULATION, figures, nomads)


@cache
def home_currency(code: str) -> str:
    """The currency that answers are given back in: the country's only legal tender if its rate is known."""
    tenders = get_territory_currencies(code, date(2025, 1, 1), date(2025, 12, 31)) if code else []
    return tenders[0] if len(tenders) == 1 and tenders[0] in RATES else DOLLAR


def rate_fault(currency: str, rate: Fraction, salaries: list[int]) -> str:
    """At the right rate most answers come back as round sums, at a wrong one hardly any."""
    if len(salaries) < MIN_SAMPLE:
        return ""
    found = sum(_is_round(salary, rate) for salary in salaries)
    if found * 2 >= len(salaries):
        return ""
    return f"{found:,} of {len(salaries):,} answers in {currency} are round sums at the rate of 2025: another year"


def _is_round(dollars: int, rate: Fraction) -> bool:
    """Whether the dollars are whole thousands at the rate, up to the rounding of both."""
    thousand = 1000 * float(rate)
    return abs(dollars - round(dollars / thousand) * thousand) <= 0.51 + dollars / float(rate) * 5e-7


def _pay(role: str, code: str, salaries: list[int]) -> Pay:
    currency = home_currency(code)
    percentiles = None
    if len(salaries) >= MIN_SAMPLE:
        cuts = quantiles(map(Fraction, salaries), n=100, method="inclusive")
        percentiles = tuple(rounded(cuts[percent - 1] / RATES.get(currency, 1)) for percent in PERCENTILES)
    return Pay(role, code, currency, len(salaries), percentiles)
