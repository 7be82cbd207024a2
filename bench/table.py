"""The table: what was measured, against which limit, and whether the bar is met."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
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
    details: dict[str, object] = field(default_factory=dict)

    @property
    def met(self) -> str:
        if not self.bar:
            return ""
        sign, bar = self.bar.split()[:2]
        return "yes" if (self.ratio >= float(bar) if sign == "≥" else self.ratio <= float(bar)) else "no"

    def cells(self) -> list[str]:
        return [f"{self.ratio:.2f}" if name == "ratio" else str(getattr(self, name)) for name in COLUMNS]


def compared(what: str, bar: str, guide: Sequence[Load], limit: Sequence[Load], **cells: str) -> Row:
    """Rounds that took turns: the ratio is the median of the rounds' ratios, the spread their range."""
    ratios = [one.rate / other.rate for one, other in zip(guide, limit, strict=True)]
    return Row(
        what,
        bar,
        median(ratios),
        f"{median(load.rate for load in guide):,.0f}/s",
        f"{median(load.rate for load in limit):,.0f}/s",
        f"{median(load.p50 for load in guide):.1f} ms",
        f"{median(load.p99 for load in guide):.1f} ms",
        f"{min(ratios):.2f}–{max(ratios):.2f}",
        details={"guide": [asdict(load) for load in guide], "limit": [asdict(load) for load in limit]},
        **cells,
    )


def machine() -> str:
    python = f"Python {platform.python_version()}"
    cores = "one core each for server and load" if len(CORES) > 1 else "server and load share one core"
    return f"{platform.machine()}, {len(CORES) or 'unknown'} cores ({cores}), {python}, load from wrk"


def as_text(rows: Sequence[Row]) -> str:
    lines = [list(COLUMNS), *(row.cells() for row in rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def as_markdown(rows: Sequence[Row]) -> str:
    lines = [list(COLUMNS), ["---"] * len(COLUMNS), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_json(rows: Sequence[Row], path: Path) -> None:
    found = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "rows": [{**asdict(row), "met": row.met} for row in rows],
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False))
