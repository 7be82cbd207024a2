from datetime import date

import pytest

from careers.models import Evidence, Region, Salary
from careers.pay.figures import Figure
from careers.pay.places import Places
from careers.pay.scale import TAIL, Scales, scale

UK = Region(pk=1, slug="uk", title="United Kingdom", currency="GBP", countries=["GB"], order=1)
US = Region(pk=2, slug="us", title="United States", currency="USD", countries=["US"], order=2)
PLACES = Places([UK, US])


def salary(
    region: Region = UK, low: int = 50_000, high: int | None = 100_000, period: str = "year", kind: str = "estimate"
) -> Salary:
    return Salary(
        region=region,
        low=low,
        high=high,
        open_ended=high is None,
        currency=region.currency,
        period=period,
        kind=kind,
        date=date(2026, 3, 11),
    )


@pytest.mark.parametrize(
    ("most", "top", "step"),
    [(200_000, 200_000, 50_000), (500_000, 500_000, 100_000), (130_000, 150_000, 50_000), (1, 1, 1), (0, 1, 1)],
)
def test_a_scale_reaches_the_highest_range_in_few_round_steps(most: int, top: int, step: int) -> None:
    found = scale("GBP", most)
    assert (found.top, found.step) == (top, step)


def test_ticks_name_the_currency_once() -> None:
    assert [tick.label for tick in scale("USD", 500_000).ticks] == ["0", "100k", "200k", "300k", "400k", "US$500k"]


def test_a_bar_lies_between_its_ends_and_leaves_room_for_an_open_top() -> None:
    bar = scale("GBP", 200_000).bar(salary())
    assert bar
    assert (bar.x, bar.width, bar.end, bar.tick) == ("23%", "23%", "46%", "")
    assert (bar.open, bar.estimate, bar.is_left) == (False, True, False)
    top = scale("GBP", 200_000).bar(salary(low=100_000, high=200_000))
    assert top
    assert top.is_left
    assert top.end == f"{100 - TAIL}%"


def test_a_range_without_a_high_end_is_drawn_open() -> None:
    bar = scale("GBP", 200_000).bar(salary(high=None))
    assert bar
    assert bar.open
    assert bar.x == "23%"


def test_currencies_and_periods_never_share_a_scale() -> None:
    scales = Scales([("uk", "GBP", "year", 200_000), ("us", "USD", "year", 500_000), ("uk", "GBP", "day", 900)])
    rows = [salary(US), salary(), salary(period="day", low=400, high=800), salary(low=60_000)]
    groups = scales.groups((Figure(row) for row in rows), PLACES)
    assert [(group.place, group.scale.top, len(group.figures)) for group in groups] == [
        ("uk", 200_000, 2),
        ("uk", 1000, 1),
        ("us", 500_000, 1),
    ]


def test_evidence_shares_the_scale_of_its_country_and_currency_alone() -> None:
    scales = Scales([("uk", "GBP", "year", 200_000)])
    pounds = Evidence(kind="adverts", country="GB", currency="GBP", p10=30_000, p50=50_000, p90=90_000)
    assert scales.of(pounds).top == 200_000
    euros = Evidence(kind="adverts", country="GB", currency="EUR", p10=30_000, p50=50_000, p90=90_000)
    assert scales.of(euros).top == 100_000
    groups = scales.groups([Figure(euros), Figure(salary())], PLACES)
    assert [group.scale.currency for group in groups] == ["GBP", "EUR"]


def test_what_is_measured_is_a_band_with_a_tick_at_its_middle() -> None:
    bar = scale("GBP", 200_000).bar(Evidence(p10=50_000, p50=100_000, p90=200_000))
    assert bar
    assert (bar.x, bar.end, bar.tick) == ("23%", f"{100 - TAIL}%", "46%")
    assert (bar.open, bar.estimate) == (False, False)


def test_top_coded_percentiles_reach_the_end_and_few_adverts_are_not_drawn() -> None:
    bar = scale("GBP", 200_000).bar(Evidence(p10=50_000, p25=75_000, p50=100_000, p75=125_000, top_coded=90))
    assert bar
    assert (bar.end, bar.open) == (f"{100 - TAIL}%", True)
    assert scale("GBP", 200_000).bar(Evidence(n=17)) is None


def test_a_range_that_no_scale_knows_gets_its_own() -> None:
    assert Scales([]).of(salary()).top == 100_000
