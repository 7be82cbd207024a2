"""Evidence from a folder of published files: all of it or nothing."""

from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from careers.documents.evidence import EVIDENCE_COLUMNS
from careers.models.evidence import file_slug
from careers.pay.imports import evidence_file
from careers.pay.imports.changes import Changes
from careers.pay.imports.formats import Source, day_in_name, source_of
from careers.pay.imports.role_names import role_names
from careers.pay.imports.sources import IMPORTERS, Import, Request
from careers.pay.imports.tables import RefusedError


class Planned(NamedTuple):
    """A file of evidence as it would be."""

    path: Path
    lines: list[dict[str, str]]
    changes: Changes


class Command(BaseCommand):
    help = (
        "Make evidence of pay from a folder of published files: says which source each is, what changes figure by "
        "figure, and writes content/evidence/<source>.csv, which load_content loads. docs/data.md names the sources."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--force", action="store_true", help="write even where a source loses much")

    def handle(self, *args: Any, **options: Any) -> None:
        imports = self.read(options["folder"])
        plans = [self.plan(found) for found in imports.values()]
        losses = [f"  {plan.path.name}: {loss}" for plan in plans for loss in plan.changes.losses()]
        if losses and not options["force"]:
            gone = [f"  {' '.join(key)}" for plan in plans if plan.changes.losses() for key in plan.changes.lost]
            raise CommandError(
                "Nothing was written, since more than a fifth would be lost. --force writes all the same.\n"
                + "\n".join([*losses, "This would go:" if gone else "", *gone]).rstrip()
            )
        for plan in plans:
            try:
                evidence_file.write(plan.path, EVIDENCE_COLUMNS, plan.lines)
            except OSError as error:
                raise CommandError(f"{plan.path} cannot be written: {error}") from None
            self.stdout.write(f"{len(plan.lines):,} lines written to {plan.path.name}.")

    def read(self, folder: Path) -> dict[Source, Import]:
        """Every file of a known source. Raises CommandError with all faults of all files."""
        names = role_names()
        if names is None:
            raise CommandError("No role has job titles to match adverts by: run load_content first.")
        found: dict[Source, Import] = {}
        faults: list[str] = []
        for path in files_of(folder):
            request = Request(names, timezone.localdate(), day_in_name(path.name))
            try:
                with path.open("rb") as raw:
                    source = source_of(raw.readline())
                    raw.seek(0)
                    if source not in IMPORTERS:
                        self.stdout.write(f"{path.name}: {source.name.lower()}, no figure of a role.")
                    elif source in found:
                        faults.append(f"{path.name}: another file of {source.name.lower()} is in the folder.")
                    else:
                        found[source] = IMPORTERS[source](raw, request)
                        self.tell(path, source, found[source])
            except RefusedError as error:
                faults.append(f"{path.name}:\n{error}")
            except OSError as error:
                faults.append(f"{path.name} cannot be read: {error}")
        if faults:
            raise CommandError("Nothing was written.\n" + "\n".join(faults))
        if not found:
            raise CommandError(f"{folder} has no file of a known source.")
        return found

    def tell(self, path: Path, source: Source, result: Import) -> None:
        origin = result.provenance
        self.stdout.write(f"{path.name}: {source.name.lower()}, {origin.source}, {origin.licence}, {origin.last_day}.")
        for text in result.report:
            self.stdout.write(f"  {text}")

    def plan(self, result: Import) -> Planned:
        path = Path(settings.CONTENT_DIR) / "evidence" / f"{file_slug(result.provenance.source)}.csv"
        lines = [evidence_file.cells(line.model_dump(include=set(EVIDENCE_COLUMNS))) for line in result.lines]
        changes = Changes(evidence_file.read(path), lines)
        self.stdout.write(f"{path.name}:")
        for text in changes.told():
            self.stdout.write(f"  {text}")
        return Planned(path, lines, changes)


def files_of(folder: Path) -> list[Path]:
    """Tables alone: what else is in the folder, such as a description, is passed over."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".csv")
    except OSError as error:
        raise CommandError(f"{folder} cannot be read: {error}") from None
