from decimal import Decimal

import pytest

from careers.series import read_series, series


def test_values_by_month_and_by_year_come_back_as_they_were() -> None:
    months = series([("2025-05", (Decimal("2.90"),)), ("2025-06", (Decimal("2.99"),))])
    assert months == "2025-05:2.90 2025-06:2.99"
    assert read_series(months) == [("2025-05", (Decimal("2.90"),)), ("2025-06", (Decimal("2.99"),))]
    assert read_series(series([("2025", (62_400, 95_992))])) == [("2025", (Decimal(62_400), Decimal(95_992)))]
    assert read_series("") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025", "expected values such as"),
        ("2025:-1", "expected values such as"),
        ("2025:1e5", "expected values such as"),
        ("2025-13:1", "expected values such as"),
        ("2025:1/", "expected values such as"),
        ("2025:1 2025-02:1", "expected years or months, oldest first"),
        ("2025:1 2024:1", "expected years or months, oldest first"),
        ("2025:1 2025:1", "expected years or months, oldest first"),
        ("2024:1 2025:1/2", "expected as many values"),
    ],
)
def test_what_is_no_series_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_series(text)
