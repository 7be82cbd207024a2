"""Where pay is paid: codes of countries as addresses have them, and the places that figures stand for."""

from collections.abc import Iterable

from babel import Locale
from django.utils.translation import gettext_lazy

from careers.models import Evidence, Region, Salary
from careers.pay.money import LOCALE

UK, US = "GB", "US"
# The parameter that names a country in an address.
IN = "in"
NO_COUNTRY = gettext_lazy(
    "The address named a country of which nothing is known here, or more than one; that was left out."
)


def code_of(country: str) -> str:
    """As `in` and `data-salary` have it: `uk`, or the code of ISO 3166 in lower case."""
    return "uk" if country == UK else country.lower()


def country_of(code: str) -> str:
    """The other way round: ISO 3166."""
    return UK if code == "uk" else code.upper()


def country_name(country: str) -> str:
    """In words; the code itself for a country that there is not."""
    return str(Locale.parse(LOCALE).territories.get(country, country))


# Countries whose names have an article within an English sentence.
IN_SENTENCE = {
    UK: gettext_lazy("the United Kingdom"),
    US: gettext_lazy("the United States"),
    "NL": gettext_lazy("the Netherlands"),
}


def country_in_sentence(country: str) -> str:
    """As `country_name`, with the article that it has after “in”."""
    return str(IN_SENTENCE.get(country) or country_name(country))


def place_of(row: Salary | Evidence) -> str:
    """The code of the country; the region's slug for an estimate of several countries, or of none."""
    if isinstance(row, Evidence):
        return code_of(row.country)
    return place_of_region(row.region)


def place_of_region(region: Region) -> str:
    return code_of(region.countries[0]) if len(region.countries) == 1 else region.slug


class Places:
    """Titles and order: regions that are one country as editors order them, other countries, wider regions."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._regions = {place_of_region(region): (order, region) for order, region in enumerate(regions)}

    def title(self, place: str) -> str:
        if place in self._regions:
            return self._regions[place][1].title
        return country_name(place.upper())

    def is_foreign(self, place: str, currency: str) -> bool:
        return place in self._regions and self._regions[place][1].currency != currency

    def order(self, place: str) -> tuple[int, int, str]:
        if place not in self._regions:
            return 1, 0, self.title(place)
        order, region = self._regions[place]
        return (0 if len(region.countries) == 1 else 2), order, ""
