"""A role as schema.org's Occupation, one for each place it is paid in, so that no salary loses its place."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from careers.models import Evidence, Period, Role, Salary
from careers.pay.role_pay import RegionPay, RolePay
from careers.percentiles import PERCENTILES
from publishing.documents.references import fill

# In a script element these three could end it or begin a comment.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
NAMES = {percent: "median" if percent == 50 else f"percentile{percent}" for percent in PERCENTILES}
DURATIONS = {Period.YEAR: "P1Y", Period.MONTH: "P1M", Period.DAY: "P1D", Period.HOUR: "PT1H"}


def occupations(role: Role, pay: RolePay, url: str) -> list[dict[str, Any]]:
    common = {
        "@context": "https://schema.org",
        "@type": "Occupation",
        "name": role.title,
        "description": fill(role.description),
        "url": url,
        **({"occupationalCategory": categories} if (categories := list(codes(role))) else {}),
    }
    places = [place for part in pay.regions for place in paid_places(part)]
    if not places:
        return [common]
    return [
        {
            **common,
            "occupationLocation": [{"@type": "Country", "name": country} for country in countries],
            "estimatedSalary": amounts,
        }
        for countries, amounts in places
    ]


def codes(role: Role) -> Iterator[dict[str, Any]]:
    for name, code in (("O*NET-SOC", role.soc), ("ESCO", role.esco)):
        if code:
            yield {
                "@type": "CategoryCode",
                "codeValue": code,
                "inCodeSet": {"@type": "CategoryCodeSet", "name": name},
            }


def paid_places(part: RegionPay) -> Iterator[tuple[list[str], list[dict[str, Any]]]]:
    """(countries, salaries there): percentiles by country where there are any, otherwise the published estimates."""
    by_country: dict[str, list[dict[str, Any]]] = {}
    for evidence in part.evidence:
        # Percentiles of a wider occupation are not this one's.
        if evidence.percentiles and not evidence.population:
            by_country.setdefault(evidence.country, []).append(distribution(evidence))
    if by_country:
        yield from (([country], amounts) for country, amounts in by_country.items())
    elif part.salaries:
        yield part.region.countries, [amount(salary) for salary in part.salaries]


def distribution(evidence: Evidence) -> dict[str, Any]:
    return {
        "@type": "MonetaryAmountDistribution",
        "name": f"{evidence.get_kind_display()}, {evidence.source}",
        "currency": evidence.currency,
        "duration": DURATIONS[Period.YEAR],
        **{NAMES[percent]: value for percent, value in evidence.percentiles.items()},
    }


def amount(salary: Salary) -> dict[str, Any]:
    ends = {"minValue": salary.low} | ({"maxValue": salary.high} if salary.high is not None else {})
    return {
        "@type": "MonetaryAmount",
        "name": f"{salary.get_kind_display()}, {salary.source}",
        "currency": salary.currency,
        **ends,
        "value": {"@type": "QuantitativeValue", **ends, "unitText": salary.period.upper()},
    }


def script(items: list[dict[str, Any]]) -> SafeString:
    """JSON for a script element of type application/ld+json, which no browser runs."""
    text = json.dumps(items, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(text)  # noqa: S308  # the three characters that mean something in HTML are escaped
