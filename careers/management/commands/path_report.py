from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from careers.path.report import report


class Command(BaseCommand):
    help = "What the questionnaire can and cannot recommend, and how firmly, over sets of answers drawn by lot."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sets", type=int, default=100_000, help="how many sets of answers to try at most")
        parser.add_argument("--strict", action="store_true", help="exit with status 1 if there is a warning")

    def handle(self, *args: Any, **options: Any) -> None:
        found = report(options["sets"])
        if found is None:
            raise CommandError("There is no questionnaire; load_content loads one from content/path.yaml.")
        width = max((len(title) for _, title, _ in found.rows), default=0)
        self.stdout.write(f"{'Role':<{width}}  first alone")
        for _slug, title, share in found.rows:
            self.stdout.write(f"{title:<{width}}  {share:>11}")
        self.stdout.write(found.summary)
        for name, figure in found.figures:
            self.stdout.write(f"{name}: {figure}")
        for warning in found.warnings:
            self.stdout.write(self.style.WARNING(warning))
        number = len(found.warnings)
        self.stdout.write(f"{number} warning{'' if number == 1 else 's'}.")
        if number and options["strict"]:
            raise SystemExit(1)
