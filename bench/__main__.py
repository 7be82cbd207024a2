"""`make bench`: every figure is a ratio against a limit measured in the same run. It reports and never fails.

QUICK=1 takes less than a minute and says less. ARGS=--write puts the table into docs/benchmarks.md.
"""

import re
import sys
import tempfile
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from bench import hostile, serving
from bench.table import Row, as_markdown, machine
from tests.server import ROOT

PARTS = (
    serving.cached,
    serving.made,
    serving.all_anew,
    serving.behind_nginx,
    serving.first_load,
    serving.starts,
    hostile.rows,
    serving.growth,
)
DOCUMENT = ROOT / "docs/benchmarks.md"


def main() -> None:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        serving.run(Path(name), "-m", "scripts.prepare", "database", "content", "static")
        for row in chain.from_iterable(part(Path(name)) for part in PARTS[: -1 if serving.QUICK else None]):
            print(f"{row.what}: {row.ratio:.2f} ({row.bar})", file=sys.stderr, flush=True)
            rows.append(row)
    table = f"{datetime.now(UTC):%-d %B %Y}; {machine()}.\n\n{as_markdown(rows)}\n"
    print(f"\n{table}")
    if "--write" in sys.argv[1:]:
        text = DOCUMENT.read_text()
        DOCUMENT.write_text(re.sub(r"(?s)(?<=<!-- table -->\n).*(?=<!-- end -->)", lambda _: table, text))


if __name__ == "__main__":
    main()
