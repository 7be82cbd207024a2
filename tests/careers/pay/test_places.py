import pytest

from careers.models import Evidence, Region, Salary
from careers.pay.places import Places, code_of, country_name, place_of

UK = Region(slug="britain", title="Britain", countries=["GB"], order=2)
US = Region(slug="us", title="United States", countries=["US"], order=1)
HUBS = Region(slug="hubs", title="Hubs", countries=["DE", "CA"], order=0)


@pytest.mark.parametrize(("country", "code"), [("GB", "uk"), ("US", "us"), ("DE", "de"), ("UA", "ua")])
def test_a_country_has_the_code_of_addresses(country: str, code: str) -> None:
    assert code_of(country) == code


def test_a_figure_stands_for_its_country_and_an_estimate_of_several_for_its_region() -> None:
    assert place_of(Evidence(country="GB")) == "uk"
    assert place_of(Salary(region=UK)) == "uk"
    assert place_of(Salary(region=HUBS)) == "hubs"
    assert place_of(Salary(region=Region(slug="moon"))) == "moon"


def test_places_come_as_editors_order_them_then_other_countries_then_wider_regions() -> None:
    places = Places([HUBS, US, UK])
    assert sorted(["hubs", "fr", "uk", "de", "us"], key=places.order) == ["us", "uk", "fr", "de", "hubs"]
    assert [places.title(place) for place in ("uk", "de", "hubs")] == ["Britain", "Germany", "Hubs"]


@pytest.mark.parametrize(("code", "name"), [("GB", "United Kingdom"), ("ZZZ", "ZZZ")])
def test_a_country_is_named_and_an_unknown_code_stays(code: str, name: str) -> None:
    assert country_name(code) == name
