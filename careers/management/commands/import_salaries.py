import gzip
import io
import re
import sys
import time
import zlib
from argparse import ArgumentTypeError
from calendar import monthrange
from collections.abc import Iterator
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
from careers.models import Role
from careers.models.evidence import file_slug
from careers.pay.imports import evidence_file
from careers.pay.imports.adverts import FIRST_YEAR, MOST_MALFORMED_PERCENT, FormatError, Rules
from careers.pay.imports.sources import Import, Origin, RoleNames, format_of, text_of
from publishing.documents.records import message

GZIP = b"\x1f\x8b"
SECONDS_BETWEEN_WORDS = 2


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"expected a date such as 2025-01-19, not {text!r}") from None


def day_in_name(name: str) -> date | None:
    """2025-01-19 in `salaries-2025-01-19.csv`, the last day of the month in `oews-2024-05.csv`."""
    match = re.search(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(\d\d))?(?!\d)", name)
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    last = monthrange(year, month)[1]
    return date(year, month, min(int(match[3] or last), last) or 1)


class Command(BaseCommand):
    help = (
        "Make evidence of pay from raw rows: a file of the aijobs salary index, or a table of the US wage survey OEWS. "
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
        started = time.monotonic()
        try:
            with opened(options["file"]) as raw:
                result, origin = self.read(raw, names, options)
        except FormatError as error:
            raise CommandError(f"{options['file']}: {error}; nothing was written.") from None
        except InvalidRecord as error:
            fault = error.errors()[0]
            name = ".".join(map(str, fault["loc"])) or "a line"
            raise CommandError(f"{name}: {message(dict(fault))}; nothing was written.") from None
        except (OSError, EOFError, zlib.error) as error:
            raise CommandError(f"{options['file']} cannot be read: {error}; nothing was written.") from None
        self.tell(result, time.monotonic() - started)
        path = options["out"] or Path(settings.CONTENT_DIR) / "evidence" / f"{file_slug(origin.source)}.csv"
        try:
            lines = (line.model_dump(include=set(EVIDENCE_COLUMNS)) for line in result.lines)
            evidence_file.write(path, EVIDENCE_COLUMNS, lines)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error}") from None
        self.stdout.write(f"{len(result.lines):,} lines of evidence written to {path}.")

    def read(self, raw: io.BufferedReader, names: RoleNames, options: dict[str, Any]) -> tuple[Import, Origin]:
        kind = format_of(raw.peek().split(b"\n")[0].decode("utf-8", "replace"))
        origin = origin_of(kind.origin, options)
        rules = Rules(first_year=options["first_year"], pairs=not options["no_pairs"])
        with text_of(raw) as text:
            return kind.read(text, origin, names, rules, timezone.localdate(), self.progress()), origin

    def progress(self) -> Any:
        """Says now and then how many rows are read; says nothing of a file that is read at once."""
        started = last = time.monotonic()

        def say(rows: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= SECONDS_BETWEEN_WORDS:
                last = now
                self.stderr.write(f"{rows:,} rows, {rows / (now - started):,.0f} a second …")

        return say

    def tell(self, result: Import, seconds: float) -> None:
        """Raises CommandError when too many rows are malformed."""
        for line, reason in result.bad:
            self.stderr.write(f"line {line}: {reason}")
        if more := result.malformed - len(result.bad):
            self.stderr.write(f"… and {more:,} more malformed rows")
        for text in result.report:
            self.stdout.write(text)
        speed = result.rows / seconds if seconds else 0
        self.stdout.write(f"Read in {seconds:.1f} seconds, {speed:,.0f} rows a second.")
        if result.is_unfit:
            raise CommandError(
                f"{result.malformed:,} of {result.rows:,} rows are malformed, more than {MOST_MALFORMED_PERCENT} %; "
                "nothing was written."
            )
        if not result.rows:
            raise CommandError("There are no rows in the file; nothing was written.")


def origin_of(known: Origin, options: dict[str, Any]) -> Origin:
    """The format's own origin; of a source with another name nothing is known but what the options say."""
    found = replace(known, day=options["date"] or day_in_name(Path(options["file"]).name))
    if options["source"] and options["source"] != known.source:
        if not file_slug(options["source"]):
            raise CommandError("--source: expected a name with letters or digits.")
        found = replace(found, source=options["source"], url="", licence="not stated")
    if options["url"]:
        found = replace(found, url=options["url"])
    return replace(found, licence=options["licence"]) if options["licence"] else found


def role_names() -> RoleNames:
    """One query. Raises CommandError if no role could be matched."""
    roles = list(Role.objects.only("slug", "title", "job_titles", "soc", "order"))
    if not any(role.job_titles or role.soc for role in roles):
        raise CommandError("No role has job titles to match adverts by: run load_content first.")
    return RoleNames(
        titles={role.slug: role.job_titles for role in roles},
        codes={role.slug: role.soc for role in roles if role.soc},
        names={role.slug: role.title for role in roles},
    )


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
