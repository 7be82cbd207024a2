"""What the importer can read."""

import pytest

from careers.pay.imports.adverts import FormatError
from careers.pay.imports.sources import format_of, home_currencies, import_adverts, import_survey


def test_home_currencies_are_legal_tender_of_the_year() -> None:
    assert home_currencies("CA", 2024) == {"CAD"}
    assert home_currencies("DE", 2024) == {"EUR"}
    assert "HRK" in home_currencies("HR", 2022)
    assert home_currencies("HR", 2024) == {"EUR"}
    assert home_currencies("XX", 2024) == set()


def test_a_column_of_the_first_line_tells_the_formats_apart() -> None:
    assert format_of('\ufeff"work_year", salary\n').read is import_adverts
    assert format_of("AREA,OCC_CODE,OCC_TITLE\n").read is import_survey
    with pytest.raises(FormatError, match="among them work_year or OCC_CODE"):
        format_of("year,code\n")
