"""Evidence from one file, whatever its publisher is called; `import_evidence` takes a folder of known ones."""

import gzip
import io
import sys
import time
import zlib
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from pydantic import ValidationError as InvalidRecord

from careers.documents.evidence import EVIDENCE_COLUMNS
from careers.models.evidence import file_slug
from careers.pay.imports import evidence_file
from careers.pay.imports.adverts import Rules
from careers.pay.imports.formats import day_in_name, source_of
from careers.pay.imports.kept_pins import keep_pins
from careers.pay.imports.limits import FIRST_YEAR
from careers.pay.imports.provenance import Provenance
from careers.pay.imports.role_names import role_names
from careers.pay.imports.sources import IMPORTERS, Import, Request
from careers.pay.imports.tables import RefusedError
from publishing.documents.records import message

GZIP = b"\x1f\x8b"
SECONDS_BETWEEN_WORDS = 2


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"expected a date such as 2025-01-19, not {text!r}") from None


class Command(BaseCommand):
    help = (
        "Make evidence of pay from one file in the format of the aijobs index, OEWS or the survey of developers. "
        "Writes content/evidence/<source>.csv, which load_content loads."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="CSV, plain or gzip; - for standard input")
        parser.add_argument("--source", help="name of the source, shown beside every figure and used for the file")
        parser.add_argument("--url", help="where the source is to be found")
        parser.add_argument("--licence", help="licence of the source")
        parser.add_argument("--date", type=day, help="date of the data; if left out, the date in the file's name")
        parser.add_argument("--out", type=Path, help="the file to write")
        rules = parser.add_argument_group("how the file was collected")
        rules.add_argument("--first-year", type=int, default=FIRST_YEAR, help="leave out what is older (%(default)s)")
        rules.add_argument("--no-pairs", action="store_true", help="take every row for an advert of its own")

    def handle(self, *args: Any, **options: Any) -> None:
        names = role_names()
        if names is None:
            raise CommandError("No role has job titles to match adverts by: run load_content first.")
        if options["source"] and not file_slug(options["source"]):
            raise CommandError("--source: expected a name with letters or digits.")
        request = Request(
            names,
            timezone.localdate(),
            options["date"] or day_in_name(Path(options["file"]).name),
            lambda known: labelled(known, options),
            Rules(first_year=options["first_year"], pairs=not options["no_pairs"]),
            self.progress(),
        )
        started = time.monotonic()
        result = self.read(options["file"], request)
        for text in result.report:
            self.stdout.write(text)
        self.stdout.write(f"Read in {time.monotonic() - started:.1f} seconds.")
        path = options["out"] or Path(settings.CONTENT_DIR) / "evidence" / f"{file_slug(result.provenance.source)}.csv"
        for text in keep_pins({str(line.date) for line in result.lines}):
            self.stdout.write(text)
        try:
            lines = (line.model_dump(include=set(EVIDENCE_COLUMNS)) for line in result.lines)
            evidence_file.write(path, EVIDENCE_COLUMNS, lines)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error}") from None
        self.stdout.write(f"{len(result.lines):,} lines of evidence written to {path}.")

    def read(self, name: str, request: Request) -> Import:
        """Raises CommandError."""
        try:
            with opened(name) as raw:
                source = source_of(raw.peek().split(b"\n")[0])
                if source not in IMPORTERS:
                    raise CommandError(f"{name} has no figure of a role; nothing was written.")
                return IMPORTERS[source](raw, request)
        except RefusedError as error:
            raise CommandError(f"{name} is refused, nothing was written:\n{error}") from None
        except InvalidRecord as error:
            fault = error.errors()[0]
            field = ".".join(map(str, fault["loc"])) or "a line"
            raise CommandError(f"{field}: {message(dict(fault))}; nothing was written.") from None
        except (OSError, EOFError, zlib.error) as error:
            raise CommandError(f"{name} cannot be read: {error}; nothing was written.") from None

    def progress(self) -> Callable[[int], None]:
        """Says now and then how many rows are read; says nothing of a file that is read at once."""
        started = last = time.monotonic()

        def say(rows: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= SECONDS_BETWEEN_WORDS:
                last = now
                self.stderr.write(f"{rows:,} rows, {rows / (now - started):,.0f} a second …")

        return say


def labelled(known: Provenance, options: dict[str, Any]) -> Provenance:
    """The format's own provenance; of a source with another name nothing is known but what the options say."""
    found = known
    if options["source"] and options["source"] != known.source:
        found = replace(found, source=options["source"], url="", licence="not stated", licence_url="", notice="")
    if options["url"]:
        found = replace(found, url=options["url"])
    return replace(found, licence=options["licence"]) if options["licence"] else found


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """The file or standard input, unpacked if it is packed with gzip, whatever it is called."""
    with ExitStack() as stack:
        raw: Any = sys.stdin.buffer if name == "-" else stack.enter_context(Path(name).open("rb"))
        file = raw if hasattr(raw, "peek") else stack.enter_context(io.BufferedReader(raw))
        if file.peek(2)[:2] == GZIP:
            unpacked: Any = stack.enter_context(gzip.open(file))
            file = stack.enter_context(io.BufferedReader(unpacked))
        yield file
