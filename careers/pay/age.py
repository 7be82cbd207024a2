"""How old the figures of a page are, told once for each source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from careers.freshness import months_old
from careers.models import Evidence, Salary, SalaryKind


@dataclass(frozen=True)
class SourceAge:
    kind: str
    source: str
    date: date

    @property
    def is_estimate(self) -> bool:
        """Whatever its date, it rests on no evidence, and so is never fresh."""
        return self.kind == SalaryKind.ESTIMATE

    @property
    def months(self) -> int:
        return months_old(self.date)


def ages(rows: Iterable[Salary | Evidence]) -> list[SourceAge]:
    """Adverts, surveys, estimates; of each source the newest date."""
    newest: dict[tuple[str, str], date] = {}
    for row in rows:
        key = (row.kind, row.source)
        newest[key] = max(row.date, newest.get(key, row.date))
    order = [SalaryKind.ADVERTS, SalaryKind.SURVEY, SalaryKind.ESTIMATE]
    found = [SourceAge(kind, source, day) for (kind, source), day in newest.items()]
    return sorted(found, key=lambda age: (order.index(SalaryKind(age.kind)), age.source))
