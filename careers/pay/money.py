"""Money in words, and salary ranges placed on a shared scale."""

from babel.numbers import format_currency

from careers.models import Salary

LOCALE = "en_GB"


def money(amount: int, currency: str) -> str:
    """Whole units: £60,000, US$120,000, €70,000."""
    return format_currency(amount, currency, format="¤#,##0", locale=LOCALE, currency_digits=False)


def range_text(salary: Salary) -> str:
    """£60,000–£130,000; a plus sign marks an open top; `from £40,000` where there is no high end at all."""
    low = money(salary.low, salary.currency)
    if salary.high is None:
        return f"from {low}"
    return f"{low}–{money(salary.high, salary.currency)}{'+' if salary.open_ended else ''}"
