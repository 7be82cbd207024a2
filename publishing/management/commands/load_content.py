from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from publishing.documents.compare import State
from publishing.documents.faults import DocumentError
from publishing.documents.kinds import kinds
from publishing.documents.load import Report, load

QUIET = {State.UNCHANGED, State.AGREED, State.CREATED, State.UPDATED, State.ROW_ONLY}


class Command(BaseCommand):
    help = "Load Markdown content into the database: all of it, or nothing if there is a fault."
    requires_system_checks: list[str] = []  # they take longer than a load that changes nothing

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=settings.CONTENT_DIR)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load(options["directory"])
        except DocumentError as error:
            for fault in error.faults:
                self.stderr.write(str(fault))
            number = len(error.faults)
            self.stderr.write(self.style.ERROR(f"{number} fault{'s' if number > 1 else ''}; nothing was loaded."))
            raise SystemExit(1) from None
        self.tell(report)
        for text in report.refused:
            self.stderr.write(f"{text}. Its page stays as it was rendered before; mend the text in the admin.")
        if report.conflicts:
            message = (
                "Nothing is lost where file and row conflict: the row is kept. Edit one of the two until they agree; "
                "where the file is gone, put it back or delete the row."
            )
            self.stderr.write(self.style.ERROR(message))
        if report.conflicts or report.refused:
            raise SystemExit(1)

    def tell(self, report: Report) -> None:
        for entry in report.entries:
            if entry.state not in QUIET:
                self.stdout.write(f"{entry.name}: {entry.state.value}")
        counts = report.counts()
        summary = ", ".join(f"{counts[state]} {state.value}" for state in State if counts[state])
        self.stdout.write(f"Content: {summary or 'no documents'}.")
        if report.rendered_anew:
            self.stdout.write(f"{report.rendered_anew} texts rendered anew, since the renderer has changed.")
        if counts[State.CREATED] or counts[State.UPDATED]:
            for kind in kinds():
                for warning in kind.warnings():
                    self.stdout.write(self.style.WARNING(f"{kind.location}: {warning}"))
