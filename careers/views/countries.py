"""The country whose pay an address asks for: `in`, which was called `region` once."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect, QueryDict

from careers.pay.best import Heads
from careers.pay.places import IN, code_of
from publishing.page_cache.parameters import Parameters

REGION = "region"
# Values of the old name that have become another one.
CODES = {"tech-hubs": "de"}


def with_country(query: QueryDict) -> QueryDict:
    """The query with its country under the name of today."""
    if REGION not in query:
        return query
    query = query.copy()
    given = query.pop(REGION)
    if not any(query.getlist(IN)):
        query.setlist(IN, [CODES.get(str(value), str(value)) for value in given])
    return query


def country_in(parameters: Parameters, known: Heads) -> str:
    """ISO 3166; nothing where the address names none with a figure."""
    return known.countries.get(parameters.one(IN, known.countries), "")


def carried(country: str) -> dict[str, str]:
    """For templates: the country as the query of a link that has no other, and as the first part of one that has."""
    code = country and code_of(country)
    return {"in_query": f"?{IN}={code}", "in_first": f"{IN}={code}&"} if code else {}


def redirect_of(
    request: HttpRequest, parameters: Parameters, query: QueryDict
) -> HttpResponseRedirect | HttpResponsePermanentRedirect | None:
    """To the valid address, for ever if the old name is all that is wrong with it."""
    if redirect := parameters.redirect(request.path):
        return redirect
    if REGION not in request.GET:
        return None
    pairs = sorted((name, value) for name, values in query.lists() for value in values if value)
    return HttpResponsePermanentRedirect(request.path + (f"?{urlencode(pairs)}" if pairs else ""))
