"""The table: what was measured, against which limit, and whether the bar is met."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.load import Load
from bench.servers import CORES

COLUMNS = ("what", "bar", "ratio", "met", "guide", "limit", "p50", "p99", "spread", "bytes")


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

    @property
    def met(self) -> str:
        if not self.bar:
            return ""
        sign, bar = self.bar.split()
        return "yes" if (self.ratio >= float(bar) if sign == "≥" else self.ratio <= float(bar)) else "no"

    def cells(self) -> list[str]:
        return [f"{self.ratio:.2f}" if name == "ratio" else getattr(self, name) for name in COLUMNS]


def compared(what: str, bar: str, guide: Sequence[Load], limit: Sequence[Load], size: str = "") -> Row:
    """Rounds that took turns: the ratio is the median of the rounds' ratios, the spread their range."""
    ratios = [one.rate / other.rate for one, other in zip(guide, limit, strict=True)]
    rates = [f"{median(load.rate for load in loads):,.0f}/s" for loads in (guide, limit)]
    p50, p99 = (f"{median(times):.1f} ms" for times in zip(*((load.p50, load.p99) for load in guide), strict=True))
    spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
    return Row(what, bar, median(ratios), rates[0], rates[1], p50, p99, spread, size)


def machine() -> str:
    python = f"Python {platform.python_version()}"
    cores = "one core each for server and load" if len(CORES) > 1 else "server and load share one core"
    return f"{platform.machine()}, {len(CORES) or 'unknown'} cores ({cores}), {python}, load from wrk"


def as_markdown(rows: Sequence[Row]) -> str:
    lines = [list(COLUMNS), ["---"] * len(COLUMNS), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
