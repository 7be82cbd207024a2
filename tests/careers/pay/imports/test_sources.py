"""What the importer can read."""

from careers.pay.imports.sources import home_currencies


def test_home_currencies_are_legal_tender_of_the_year() -> None:
    assert home_currencies("CA", 2024) == {"CAD"}
    assert home_currencies("DE", 2024) == {"EUR"}
    assert "HRK" in home_currencies("HR", 2022)
    assert home_currencies("HR", 2024) == {"EUR"}
    assert home_currencies("XX", 2024) == set()
