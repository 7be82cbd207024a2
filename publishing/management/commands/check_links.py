from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from publishing.documents.outside import check
from publishing.documents.read import read


class Command(BaseCommand):
    help = "Ask every address outside of the guide that its files name, and report those that do not answer."
    requires_system_checks: list[str] = []  # it touches no row

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=settings.CONTENT_DIR)
        parser.add_argument("--limit", type=int, default=1000, help="addresses to ask at most (1000)")
        parser.add_argument("--timeout", type=float, default=15, help="seconds to wait for an answer (15)")

    def handle(self, *args: Any, **options: Any) -> None:
        documents, _, faults = read(options["directory"])
        if faults:
            raise CommandError("\n".join(map(str, sorted(faults))))
        known, asked, bad = check(documents, options["limit"], options["timeout"])
        for fault in bad:
            self.stdout.write(str(fault))
        self.stdout.write(f"{known} addresses, {asked} asked, {len(bad)} without a page.")
        if bad:
            raise SystemExit(1)
