"""Rows of the aijobs salary index. Knows no ORM."""

from typing import Annotated, Literal

from babel.numbers import list_currencies
from pydantic import AfterValidator, Field

from careers.pay.imports.tables import Row, Text, whole

COLUMNS = tuple(
    "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,"
    "remote_ratio,company_location,company_size".split(",")
)
LEVELS = {"EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive"}
REMOTE = 100
"""The share of work from home, in per cent, of an advert that is fully remote."""
INDEX_BEGINS = 2020
MAX_PAY = 999_999_999

CURRENCIES = frozenset(list_currencies())
"""Of today and of the past."""


def _currency(text: str) -> str:
    if text not in CURRENCIES:
        raise ValueError("expected a currency such as USD")
    return text


TwoLetters = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class AdvertRow(Row):
    work_year: Annotated[int, whole(INDEX_BEGINS, 2100)]
    experience_level: Literal["EN", "MI", "SE", "EX"]
    employment_type: TwoLetters
    job_title: Text
    salary: Annotated[int, whole(1, MAX_PAY)]
    salary_currency: Annotated[str, AfterValidator(_currency)]
    employee_residence: TwoLetters
    remote_ratio: Annotated[int, whole(0, 100)]
    company_location: TwoLetters
    company_size: Literal["S", "M", "L"]

    @property
    def rest(self) -> tuple[str | int, ...]:
        """Every column but those that say what is paid: two rows equal in these may be the ends of one range."""
        return (
            self.work_year,
            self.experience_level,
            self.employment_type,
            self.job_title,
            self.salary_currency,
            self.employee_residence,
            self.remote_ratio,
            self.company_location,
            self.company_size,
        )
