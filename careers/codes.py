"""Codes of countries (ISO 3166), of their currencies (ISO 4217) and of languages (ISO 639), as Babel knows them."""

from babel import Locale
from babel.core import get_global

# Legal tender of today; funds, metals and what is no money any more are none.
_TENDER = {
    country: {code for code, _start, end, is_tender in rows if is_tender and end is None}
    for country, rows in get_global("territory_currencies").items()
}
COUNTRIES = frozenset(country for country, codes in _TENDER.items() if codes)
CURRENCIES = frozenset[str]().union(*_TENDER.values())
# Those that have a name in English; Babel writes variants such as en_GB with an underscore.
LANGUAGES = {str(code): str(name) for code, name in Locale("en").languages.items() if "_" not in str(code)}


def country(value: str) -> str:
    if value not in COUNTRIES:
        raise ValueError("expected a country of ISO 3166 such as GB")
    return value


def currency(value: str) -> str:
    if value not in CURRENCIES:
        raise ValueError("expected a currency of ISO 4217 such as GBP")
    return value


def language(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError("expected a language of ISO 639 such as en")
    return value
