import pytest

from careers.codes import COUNTRIES, CURRENCIES, LANGUAGES, country, currency, language


@pytest.mark.parametrize("code", ["GB", "US", "DE", "IN", "SV", "XK"])
def test_a_country_has_money(code: str) -> None:
    assert country(code) == code


@pytest.mark.parametrize("code", ["ZZ", "XX", "UK", "gb", "GBR", "G", "", "YU", "DD"])
def test_what_is_no_country_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="such as GB"):
        country(code)


@pytest.mark.parametrize("code", ["GBP", "EUR", "USD", "INR", "VES"])
def test_a_currency_is_legal_tender_of_today(code: str) -> None:
    assert currency(code) == code


@pytest.mark.parametrize("code", ["DEM", "HRK", "XAU", "XXX", "XTS", "gbp", "GB", "", "<b>"])
def test_what_is_no_money_or_no_more_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="such as GBP"):
        currency(code)


@pytest.mark.parametrize("code", ["en", "fr", "hi", "te", "ace"])
def test_a_language_has_a_name(code: str) -> None:
    assert language(code) == code


@pytest.mark.parametrize("code", ["EN", "en_GB", "english", "xx", "", "<b>"])
def test_what_is_no_language_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="such as en"):
        language(code)


def test_there_are_as_many_as_the_world_has() -> None:
    assert 240 < len(COUNTRIES) < 270
    assert 140 < len(CURRENCIES) < 170
    assert 500 < len(LANGUAGES) < 700
