"""Evidence and context from a folder of published files: all of it or nothing."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from careers.documents.context import CONTEXT_COLUMNS, ContextRecord
from careers.documents.evidence import EVIDENCE_COLUMNS, EvidenceRecord
from careers.documents.titles import TITLE_COLUMNS, AdvertisedTitleRecord
from careers.pay.imports import evidence_file
from careers.pay.imports.changes import Changes, SeriesChanges, TitleChanges
from careers.pay.imports.context_sources import CONTEXT_IMPORTERS, ContextImport
from careers.pay.imports.formats import Source, day_in_name, source_of
from careers.pay.imports.kept_pins import keep_pins
from careers.pay.imports.role_names import role_names
from careers.pay.imports.sources import IMPORTERS, Import, Request, RoleNames
from careers.pay.imports.tables import RefusedError


class Planned(NamedTuple):
    """A file of content as it would be."""

    path: Path
    columns: Sequence[str]
    lines: list[dict[str, str]]
    changes: Changes | SeriesChanges | TitleChanges


class Command(BaseCommand):
    help = (
        "Make evidence of pay from a folder of published files: says which source each is, what changes figure by "
        "figure, and writes content/evidence/, content/context/ and content/titles.csv, which load_content loads."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--force", action="store_true", help="write even where a source loses much")

    def handle(self, *args: Any, **options: Any) -> None:
        plans = list(self.plans(self.read(options["folder"])))
        losses = [f"  {plan.path.name}: {loss}" for plan in plans for loss in plan.changes.losses()]
        if losses and not options["force"]:
            gone = [f"  {' '.join(key)}" for plan in plans if plan.changes.losses() for key in plan.changes.lost]
            raise CommandError(
                "Nothing was written, since more than a fifth would be lost. --force writes all the same.\n"
                + "\n".join([*losses, "This would go:" if gone else "", *gone]).rstrip()
            )
        for text in keep_pins({line.get("date", "") for plan in plans for line in plan.lines}):
            self.stdout.write(text)
        for plan in plans:
            try:
                evidence_file.write(plan.path, plan.columns, plan.lines)
            except OSError as error:
                raise CommandError(f"{plan.path} cannot be written: {error}") from None
            self.stdout.write(f"{len(plan.lines):,} lines written to {plan.path.name}.")

    def read(self, folder: Path) -> dict[Source, Import | ContextImport]:
        """Raises CommandError with all faults of all files."""
        names = role_names()
        if names is None:
            raise CommandError("No role has job titles to match adverts by: run load_content first.")
        found: dict[Source, Import | ContextImport] = {}
        faults: list[str] = []
        for path in files_of(folder):
            try:
                with path.open("rb") as raw:
                    source = source_of(raw.readline())
                    raw.seek(0)
                    if source in found:
                        faults.append(f"{path.name}: another file of {source.name.lower()} is in the folder.")
                        continue
                    found[source] = self.import_file(raw, path, source, names)
            except RefusedError as error:
                faults.append(f"{path.name}:\n{error}")
            except OSError as error:
                faults.append(f"{path.name} cannot be read: {error}")
        if faults:
            raise CommandError("Nothing was written.\n" + "\n".join(faults))
        if not found:
            raise CommandError(f"{folder} has no file of a known source.")
        return found

    def import_file(self, raw: BinaryIO, path: Path, source: Source, names: RoleNames) -> Import | ContextImport:
        today = timezone.localdate()
        result: Import | ContextImport
        if source in CONTEXT_IMPORTERS:
            result = CONTEXT_IMPORTERS[source](raw, today)
        else:
            result = IMPORTERS[source](raw, Request(names, today, day_in_name(path.name)))
        for text in dict.fromkeys(f"{line.source}, {line.licence}, {line.date}" for line in result.lines):
            self.stdout.write(f"{path.name}: {source.name.lower()}, {text}.")
        for text in result.report:
            self.stdout.write(f"  {text}")
        return result

    def plans(self, imports: dict[Source, Import | ContextImport]) -> Iterator[Planned]:
        """One for each file of content: a published file may hold the figures of two sources."""
        for result in imports.values():
            records: Sequence[EvidenceRecord | ContextRecord] = result.lines
            for file, lines in groupby(records, lambda record: record.file):
                yield self.told(planned(file, list(lines)))
            if isinstance(result, Import) and result.titles:
                yield self.told(planned_titles(result.titles))

    def told(self, plan: Planned) -> Planned:
        self.stdout.write(f"{plan.path.name}:")
        for text in plan.changes.told():
            self.stdout.write(f"  {text}")
        return plan


def planned(file: str, records: list[EvidenceRecord | ContextRecord]) -> Planned:
    is_context = isinstance(records[0], ContextRecord)
    columns = CONTEXT_COLUMNS if is_context else EVIDENCE_COLUMNS
    path = Path(settings.CONTENT_DIR) / ("context" if is_context else "evidence") / f"{file}.csv"
    lines = [evidence_file.cells(record.model_dump(include=set(columns))) for record in records]
    changes = SeriesChanges if is_context else Changes
    return Planned(path, columns, lines, changes(evidence_file.read(path), lines))


def planned_titles(records: Sequence[AdvertisedTitleRecord]) -> Planned:
    path = Path(settings.CONTENT_DIR) / "titles.csv"
    lines = [evidence_file.cells(record.model_dump(include=set(TITLE_COLUMNS))) for record in records]
    return Planned(path, TITLE_COLUMNS, lines, TitleChanges(evidence_file.read(path), lines))


def files_of(folder: Path) -> list[Path]:
    """Tables alone: what else is in the folder, such as a description, is passed over."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".csv")
    except OSError as error:
        raise CommandError(f"{folder} cannot be read: {error}") from None
