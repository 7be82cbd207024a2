"""A role as schema.org's Occupation, one for each place it is paid in, so that no salary loses its place."""

from collections.abc import Iterator
from typing import Any

from careers.models import Evidence, Period, Role, Salary
from careers.pay.best import Best, best_by_country
from careers.pay.places import country_name
from careers.percentiles import PERCENTILES
from publishing.documents.references import fill

NAMES = {percent: "median" if percent == 50 else f"percentile{percent}" for percent in PERCENTILES}
DURATIONS = {Period.YEAR: "P1Y", Period.MONTH: "P1M", Period.DAY: "P1D", Period.HOUR: "PT1H"}


def occupations(role: Role, url: str) -> list[dict[str, Any]]:
    """From a role of `with_details()` with its evidence: no query."""
    common = {
        "@context": "https://schema.org",
        "@type": "Occupation",
        "name": role.title,
        **({"alternateName": role.alias} if role.alias else {}),
        "description": fill(role.description),
        "url": url,
        "mainEntityOfPage": url,
        **{name: value for name, value in asked(role).items() if value},
        **({"occupationalCategory": categories} if (categories := list(codes(role))) else {}),
    }
    places = list(paid_places(role))
    if not places:
        return [common]
    return [
        {
            **common,
            "occupationLocation": [
                {"@type": "Country", "name": country_name(country), "identifier": country} for country in countries
            ],
            "estimatedSalary": amounts,
        }
        for countries, amounts in places
    ]


def asked(role: Role) -> dict[str, Any]:
    """What the job asks for and consists of."""
    return {
        "skills": list(dict.fromkeys(item.skill.title for item in role.essential_skills)),
        "responsibilities": [fill(task.text) for task in role.tasks.all()],
        "qualifications": fill(role.entry),
    }


def codes(role: Role) -> Iterator[dict[str, Any]]:
    # O*NET adds a dot and two digits to the codes of the Standard Occupational Classification.
    soc = "O*NET-SOC" if "." in role.soc else "SOC"
    for name, code in ((soc, role.soc), ("ESCO", role.esco)):
        if code:
            yield {
                "@type": "CategoryCode",
                "codeValue": code,
                "inCodeSet": {"@type": "CategoryCodeSet", "name": name},
            }


def paid_places(role: Role) -> Iterator[tuple[list[str], list[dict[str, Any]]]]:
    """(countries, salaries there): what heads each country, countries of one estimate together."""
    together: dict[tuple[tuple[str, int], ...], tuple[list[str], Best]] = {}
    for country, best in best_by_country(role).items():
        key = tuple((type(row).__name__, row.pk) for row in best.rows)
        together.setdefault(key, ([], best))[0].append(country)
    for countries, best in together.values():
        yield countries, [distribution(row) if isinstance(row, Evidence) else amount(row) for row in best.rows]


def distribution(evidence: Evidence) -> dict[str, Any]:
    return {
        "@type": "MonetaryAmountDistribution",
        "name": f"{evidence.kind_label}, {evidence.source}",
        "currency": evidence.currency,
        "duration": DURATIONS[Period.YEAR],
        **{NAMES[percent]: value for percent, value in evidence.percentiles.items()},
    }


def amount(salary: Salary) -> dict[str, Any]:
    """An open top is no end, so it is left out."""
    ends = {"minValue": salary.low}
    if salary.high is not None and not salary.open_ended:
        ends["maxValue"] = salary.high
    return {
        "@type": "MonetaryAmount",
        "name": f"{salary.track.title}, {salary.source}" if salary.track else salary.source,
        "currency": salary.currency,
        **ends,
        "value": {"@type": "QuantitativeValue", **ends, "unitText": salary.period.upper()},
    }
