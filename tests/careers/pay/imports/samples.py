"""Small files of each source, made by hand in the shape of the published ones."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from careers.pay.imports import advert_rows, ai_mentions, developer_survey, employers, group_medians, job_bank, oews


def table(columns: Iterable[str], rows: Iterable[str], end: str = "\n") -> bytes:
    return end.join([",".join(columns), *rows, ""]).encode()


# --- adverts ---------------------------------------------------------------------------------------------------

OLDEST = ["2020,SE,FT,Data Engineer,90000,USD,90000,US,0,US,M"]
"""What the index ends with."""


def index_row(pay: int, title: str = "Data Engineer", remote: int = 0) -> str:
    return f"2024,SE,FT,{title},{pay},USD,{pay},US,{remote},US,M"


def index_pairs(number: int, title: str = "Data Engineer") -> list[str]:
    """Pairs of rows whose midpoints are 101,000, 102,000 …"""
    middles = [100_000 + 1000 * place for place in range(1, number + 1)]
    return [index_row(middle + end, title) for middle in middles for end in (5000, -5000)]


def index_file(rows: Iterable[str] = ()) -> bytes:
    return table(advert_rows.COLUMNS, [*(rows or index_pairs(31)), *OLDEST], "\r\n")


# --- wages of occupations --------------------------------------------------------------------------------------


def oews_row(
    kind: str = "N",
    area: str = "0000000",
    code: str = "15-2051",
    wages: str = "67240,85660,120230,158880,199130",
    notes: str = ",,,,",
) -> str:
    return f"{area},{kind},Somewhere,{code},Data Scientists,3,262440,1.1,126800,0.7,{wages},,,,,,{notes},"


def oews_file(*nation: str) -> bytes:
    states = [oews_row("S", f"{number:02}00000", wages="-,-,-,-,-", notes="8,8,8,8,8") for number in range(1, 55)]
    return table(oews.COLUMNS, [oews_row("M", "0010180"), *(nation or [oews_row()]), *states])


# --- a survey of developers ------------------------------------------------------------------------------------


def respondent(number: int, dollars: float, country: str = "Germany", role: str = "Data scientist") -> str:
    return f'{number},{round(dollars)}.0,5.0,{country},"Master’s degree (M.A., M.S., etc.)",Python,{role}'


def developer_survey_file(*rows: str) -> bytes:
    """30 data scientists in Germany at 41,000 to 70,000 euros, among all respondents; before them what is given."""
    rate = float(developer_survey.RATES["EUR"])
    step = developer_survey.RESPONDENTS / 30
    german = [respondent(int(step * number) - 1, (40_000 + 1000 * number) * rate) for number in range(1, 31)]
    return table(developer_survey.COLUMNS, [*rows, *german], "\r\n")


# --- the small ones --------------------------------------------------------------------------------------------

DATA_SCIENTISTS = (
    "21211,Data scientists,1,62400.0,95992.0,145059.0,36600,10000,12300,Balance,30.0,46.15,69.74,29.74,44.1,64.9"
)
ARCHITECTS = "21200,Architects,1,54995.0,80995.0,155002.0,26900,7300,8200,Balance,26.44,38.94,74.52,,,"


def job_bank_file(*rows: str) -> bytes:
    return table(job_bank.COLUMNS, rows or [ARCHITECTS, DATA_SCIENTISTS])


def median_rows() -> list[str]:
    return [
        f'{kind.country},"{source}","{group}",{kind.currency},{6301 if kind.per == "month" else 55587}.0,,{kind.per},'
        for source, kind in group_medians.KINDS.items()
        for group in sorted(kind.groups)
    ]


def group_medians_file(rows: Iterable[str] = ()) -> bytes:
    return table(group_medians.COLUMNS, rows or median_rows())


# --- mentions of AI --------------------------------------------------------------------------------------------


def mention_rows(shares: Iterable[float], first: date = date(2025, 1, 1), canada: Iterable[float] = ()) -> list[str]:
    """A month for each share, the same on all days and in all countries; Canada may have its own."""
    rows = []
    shares = list(shares)
    for share, canadian in zip(shares, list(canada) or shares, strict=True):
        length = calendar.monthrange(first.year, first.month)[1]
        rows += [
            f"{first + timedelta(number)},{country},{canadian if country == 'CA' else share}"
            for number in range(length)
            for country in ai_mentions.COUNTRIES
        ]
        first += timedelta(length)
    return rows


def ai_mentions_file(rows: Iterable[str] = ()) -> bytes:
    return table(ai_mentions.COLUMNS, rows or mention_rows([2.5, 3]))


# --- employers -------------------------------------------------------------------------------------------------


def filing_rows() -> list[str]:
    return [
        f"{role},{role.upper().replace('-', ' ')},15-1252,Software Developers,100,1,10,20,30"
        for role in sorted(employers.ROLES)
    ]


def employers_file(rows: Iterable[str] = ()) -> bytes:
    return table(employers.COLUMNS, rows or filing_rows())
