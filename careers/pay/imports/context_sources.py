"""Published files of which context is made: figures around pay that are of no role."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from careers.documents.context import ContextRecord
from careers.models.evidence import file_slug
from careers.pay.imports import ai_mentions, employers, group_medians, job_bank
from careers.pay.imports.formats import Source
from careers.pay.imports.provenance import Provenance
from careers.series import series


@dataclass(frozen=True)
class ContextImport:
    lines: list[ContextRecord]
    report: list[str]


def context_line(origin: Provenance, **values: object) -> ContextRecord:
    """As load_content will take it. Raises pydantic's ValidationError."""
    return ContextRecord.model_validate(
        {
            "file": file_slug(origin.source),
            "source": origin.source,
            "source_url": origin.url or None,
            "licence": origin.licence,
            "notice": origin.notice,
            "date": origin.last_day,
            **values,
        }
    )


def import_job_bank(raw: BinaryIO, today: date) -> ContextImport:
    wages = job_bank.read(raw)
    line = context_line(
        wages.provenance,
        topic="wages",
        country=job_bank.COUNTRY,
        name=f"NOC {wages.noc} {wages.title}",
        measures="low/median/high",
        unit=f"{job_bank.CURRENCY} a year",
        series=series([(str(wages.provenance.last_day.year), (wages.low, wages.median, wages.high))]),
        note="Data scientists, machine learning engineers, data engineers and AI consultants in one group.",
    )
    return ContextImport([line], ["1 group of occupations."])


def import_group_medians(raw: BinaryIO, today: date) -> ContextImport:
    medians = group_medians.read(raw)
    lines = [
        context_line(
            median.provenance,
            topic="wages",
            country=median.country,
            name=median.group,
            measures="median",
            unit=f"{median.currency} a {median.per}",
            series=series([(str(median.provenance.last_day.year), (median.median,))]),
            note=NOTES[median.country],
        )
        for median in medians
    ]
    return ContextImport(lines, [f"{len(lines)} groups of occupations."])


NOTES = {"GB": "All employees, those in part time included.", "DE": "People in full time."}


def import_mentions(raw: BinaryIO, today: date) -> ContextImport:
    mentions = ai_mentions.read(raw, today)
    lines = []
    for country, months in mentions.months.items():
        found = mentions.breaks.get(country)
        lines.append(
            context_line(
                mentions.provenance,
                topic="mentions",
                country=country,
                name="Share of job adverts that mention AI",
                measures="share",
                unit="per cent of adverts",
                series=series((f"{month.first_day:%Y-%m}", (month.share,)) for month in months),
                breaks_at=f"{found.after.first_day:%Y-%m}" if found else "",
                note="Mentions, not jobs." + (" The rise around the break is implausibly steep." if found else ""),
            )
        )
    broken = ", ".join(mentions.breaks) or "none"
    return ContextImport(lines, [f"{len(lines)} countries; implausibly steep: {broken}."])


def import_employers(raw: BinaryIO, today: date) -> ContextImport:
    filings = employers.read(raw)
    lines = [
        context_line(
            filings.provenance,
            topic="employers",
            country="US",
            name=title.title,
            measures="at least/at most",
            unit="employers in a fiscal year",
            series=series((str(year.year), (year.at_least, year.at_most)) for year in title.employers),
            note=filed_as(title.occupations),
        )
        for title in filings.titles
    ]
    return ContextImport(lines, [f"{len(lines)} job titles."])


def filed_as(occupations: Iterable[tuple[str, int]]) -> str:
    shares = ", ".join(f"{name} {share} %" for name, share in list(occupations)[:3])
    return f"Filed most often as: {shares}." if shares else ""


CONTEXT_IMPORTERS: Mapping[Source, Callable[[BinaryIO, date], ContextImport]] = {
    Source.JOB_BANK: import_job_bank,
    Source.GROUP_MEDIANS: import_group_medians,
    Source.AI_MENTIONS: import_mentions,
    Source.EMPLOYERS: import_employers,
}
"""Each raises RefusedError; the day is today's, after which no value can lie."""
