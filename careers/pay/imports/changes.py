"""What an import changes in a file, figure by figure, and whether it loses too much. Knows no ORM."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from careers.percentiles import PERCENTILES

MOST_LOST = Fraction(1, 5)
KEY = ("role", "country", "level", "kind", "currency")
Line = Mapping[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Loss:
    what: str
    lost: int
    of: int

    def __str__(self) -> str:
        return f"{self.lost:,} of {self.of:,} {self.what}"


class Changes:
    """Between the lines of a file as they are and as they would be; cells are text, an empty one says nothing."""

    def __init__(self, old: Iterable[Line], new: Iterable[Line]) -> None:
        self.old = {tuple(line[name] for name in KEY): line for line in old}
        self.new = {tuple(line[name] for name in KEY): line for line in new}

    @property
    def lost(self) -> list[Key]:
        """Lines that go, and lines that keep their number alone."""
        return [
            key for key, line in self.old.items() if key not in self.new or (line["p50"] and not self.new[key]["p50"])
        ]

    def losses(self) -> list[Loss]:
        """Those of more than MOST_LOST."""
        figures = [key for key, line in self.old.items() if line["p50"]]
        before, after = (self._adverts(lines.values()) for lines in (self.old, self.new))
        found = [
            Loss("lines", len(self.lost), len(self.old)),
            Loss("figures", sum(key in figures for key in self.lost), len(figures)),
            Loss("adverts or answers", max(before - after, 0), before),
        ]
        return [loss for loss in found if loss.lost > MOST_LOST * loss.of]

    @staticmethod
    def _adverts(lines: Iterable[Line]) -> int:
        return sum(int(line["n"] or 0) for line in lines if line["level"] == "all")

    def told(self) -> Iterator[str]:
        """A sentence for each figure that comes, goes or changes, and one for all that are a number alone."""
        same = bare = 0
        for key in dict.fromkeys([*self.new, *self.old]):
            old, new = (shown(lines.get(key)) for lines in (self.old, self.new))
            if old == new:
                same += 1
            elif any(line and line["p50"] for line in (self.old.get(key), self.new.get(key))):
                yield f"{' '.join(key)}: {old} → {new}"
            else:
                bare += 1
        yield f"{same:,} figures stay as they are; of {bare:,} lines with too few adverts the number changes."


class SeriesChanges:
    """The same of lines of context."""

    def __init__(self, old: Iterable[Line], new: Iterable[Line]) -> None:
        self.old = {(line["country"], line["name"]): line["series"] for line in old}
        self.new = {(line["country"], line["name"]): line["series"] for line in new}

    @property
    def lost(self) -> list[Key]:
        return [key for key in self.old if key not in self.new]

    def losses(self) -> list[Loss]:
        before, after = (sum(len(text.split()) for text in lines.values()) for lines in (self.old, self.new))
        found = [Loss("series", len(self.lost), len(self.old)), Loss("values", max(before - after, 0), before)]
        return [loss for loss in found if loss.lost > MOST_LOST * loss.of]

    def told(self) -> Iterator[str]:
        """The newest value of each series that comes, goes or changes."""
        for key in dict.fromkeys([*self.new, *self.old]):
            old, new = (lines.get(key, "none") for lines in (self.old, self.new))
            if old != new:
                yield f"{' '.join(key)}: {old.split()[-1]} → {new.split()[-1]}"
        yield f"{sum(self.old.get(key) == text for key, text in self.new.items()):,} series stay as they are."


class TitleChanges:
    """The same of lines with titles."""

    def __init__(self, old: Iterable[Line], new: Iterable[Line]) -> None:
        self.old = {(line["title"],): int(line["adverts"]) for line in old}
        self.new = {(line["title"],): int(line["adverts"]) for line in new}

    @property
    def lost(self) -> list[Key]:
        return [key for key in self.old if key not in self.new]

    def losses(self) -> list[Loss]:
        before, after = sum(self.old.values()), sum(self.new.values())
        found = [
            Loss("titles", len(self.lost), len(self.old)),
            Loss("adverts with a title", max(before - after, 0), before),
        ]
        return [loss for loss in found if loss.lost > MOST_LOST * loss.of]

    def told(self) -> Iterator[str]:
        same = sum(self.old.get(key) == number for key, number in self.new.items())
        yield f"{len(self.new):,} titles, of which {same:,} keep their number of adverts; {len(self.lost):,} go."


def shown(line: Line | None) -> str:
    if line is None:
        return "none"
    amounts = [
        f"{int(cell):,}" if cell.isdecimal() else cell for cell in (line[f"p{at}"] for at in PERCENTILES) if cell
    ]
    number = [f"n {int(line['n']):,}"] if line["n"] else []
    return ", ".join([*number, " / ".join(amounts)] if amounts else number)
