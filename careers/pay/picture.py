"""The picture of a country: its roles on one axis for each currency, what is measured above what is guessed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careers.models import Period, Role
from careers.pay.figures import Figure
from careers.pay.scale import Scale, Scales


@dataclass(frozen=True)
class Entry:
    """A role: what heads it, and beneath what is measured the estimates."""

    role: Role
    figures: list[Figure] = field(default_factory=list)

    @property
    def is_measured(self) -> bool:
        return self.figures[0].median is not None

    @property
    def rank(self) -> int:
        """The middle; of a range, which has none, its centre."""
        first = self.figures[0]
        low = first.low or 0
        return first.median or (low + (first.high or low)) // 2


@dataclass(frozen=True)
class Axis:
    """The roles that are paid in one currency, highest first, for one period."""

    scale: Scale
    period: str
    measured: list[Entry]
    guessed: list[Entry]
    further: int = 0
    """Roles that are left out since a picture of them all would be too long."""

    @property
    def entries(self) -> list[Entry]:
        return [*self.measured, *self.guessed]

    @property
    def is_drawn(self) -> bool:
        return any(self.scale.bar(item.row) for entry in self.entries for item in entry.figures)

    @property
    def examples(self) -> list[Figure]:
        """The first of what is measured and of the estimates: beside them stands what the parts of a bar are."""
        figures = [item for entry in self.entries for item in entry.figures]
        first = {item.is_estimate: item for item in reversed(figures)}
        return list(first.values())


def picture(figures: Iterable[Figure], scales: Scales, most: int) -> list[Axis]:
    """From the figures of a country, of all levels and kinds: what heads a role, and every estimate."""
    drawn = [item for item in figures if item.is_best or item.is_estimate]
    drawn.sort(key=lambda item: item.is_estimate)  # stable: what is measured first
    found: dict[tuple[str, str], dict[int, Entry]] = {}
    for item in drawn:
        entries = found.setdefault((item.currency, item.period), {})
        entries.setdefault(item.role.pk, Entry(item.role)).figures.append(item)
    axes = []
    for (_currency, period), entries in found.items():
        rows = [item.row for entry in entries.values() for item in entry.figures]
        ranked = sorted(entries.values(), key=lambda entry: (not entry.is_measured, -entry.rank))
        shown = ranked[:most]
        axes.append(
            Axis(
                max((scales.of(row) for row in rows), key=lambda scale: scale.top),
                str(Period(period).label),
                [entry for entry in shown if entry.is_measured],
                [entry for entry in shown if not entry.is_measured],
                len(ranked) - len(shown),
            )
        )
    return axes


@dataclass(frozen=True)
class Source:
    """What one has to name who uses a figure."""

    name: str
    url: str
    date: date | None
    """None of an estimate: whatever its date, it rests on no evidence."""
    licence: str
    notice: str

    @property
    def details(self) -> str:
        """What one says after its name."""
        if self.date is None:
            return _("no evidence, licence: %(licence)s") % {"licence": self.licence}
        return _("%(day)s, licence: %(licence)s") % {"day": date_format(self.date, "j F Y"), "licence": self.licence}


def sources(figures: Iterable[Figure]) -> list[Source]:
    """Each once, in their order."""
    return list(
        dict.fromkeys(
            Source(
                item.row.source,
                item.row.source_url,
                None if item.is_estimate else item.row.date,
                item.licence,
                item.evidence.notice if item.evidence else "",
            )
            for item in figures
        )
    )
