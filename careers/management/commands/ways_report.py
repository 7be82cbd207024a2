from typing import Any

from django.core.management.base import BaseCommand

from careers.ways.report import disagreements, rows, summary
from careers.ways.rows import ways


class Command(BaseCommand):
    help = "Every route in numbers, and where the editors' distances and the counts of skills disagree."

    def handle(self, *args: Any, **options: Any) -> None:
        known = ways()
        found = list(rows(known))
        width = max((len(row.background) for row in found), default=0)
        name = max((len(row.way.role.slug) for row in found), default=0)
        for row in found:
            way, hours = row.way, row.hours
            said = f"{sum(hours)} hours of {len(hours)}" if hours else "-"
            self.stdout.write(
                f"{row.background:<{width}}  {way.role.slug:<{name}}  has {len(way.held)} of {way.gap.number}  "
                f"lacks {len(way.missing)}  {said:<16}{row.distance}"
            )
        self.stdout.write(summary(known))
        for line in disagreements():
            self.stdout.write(self.style.WARNING(line))
