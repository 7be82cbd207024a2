"""The table: what was measured, against which limit, and whether the bar is met."""

import platform
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from statistics import median

from bench.load import CORES, Load


@dataclass
class Row:
    what: str
    bar: str
    """Such as ≥ 0.85; empty for what is only told."""
    ratio: float
    guide: str = ""
    limit: str = ""
    p50: str = ""
    p99: str = ""
    spread: str = ""
    bytes: str = ""

    def cells(self) -> list[str]:
        sign, _, bar = self.bar.partition(" ")
        met = sign and ("yes" if (self.ratio >= float(bar) if sign == "≥" else self.ratio <= float(bar)) else "no")
        return [self.what, self.bar, f"{self.ratio:.2f}", met, *astuple(self)[3:]]


def compared(what: str, bar: str, loads: Sequence[Sequence[Load]], size: str = "") -> Row:
    """Of guide and limit in turn: the ratio is the median of the rounds' ratios, the spread their range."""
    ratios = [one.rate / other.rate for one, other in zip(*loads, strict=True)]
    rates = [f"{median(load.rate for load in each):,.0f}/s" for each in loads]
    p50, p99 = (f"{median(times):.1f} ms" for times in zip(*((load.p50, load.p99) for load in loads[0]), strict=True))
    return Row(what, bar, median(ratios), rates[0], rates[1], p50, p99, f"{min(ratios):.2f}–{max(ratios):.2f}", size)


def as_markdown(rows: Sequence[Row]) -> str:
    head = [field.name for field in fields(Row)]
    lines = [[*head[:3], "met", *head[3:]], ["---"] * (len(head) + 1), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    cores = "one core each for server and load" if len(CORES) > 1 else "server and load share the cores"
    return f"{platform.machine()}, {cores}, Python {platform.python_version()}, load from wrk"
