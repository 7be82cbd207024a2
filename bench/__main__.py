"""`make bench`: every figure is a ratio against a limit measured in the same run. It reports and never fails.

QUICK=1 takes less than a minute and says less. ARGS=--write puts the table into docs/benchmarks.md.
"""

import re
import sys
import tempfile
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from bench import hostile
from bench.serving import all_anew, behind_nginx, cached, first_load, made, run, starts
from bench.table import Row, as_markdown, machine
from tests.server import ROOT

PARTS = (cached, made, all_anew, behind_nginx, first_load, starts, hostile.rows)
DOCUMENT = ROOT / "docs/benchmarks.md"


def main() -> None:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        run(Path(name), "-m", "scripts.prepare", "database", "content", "static")
        for row in chain.from_iterable(part(Path(name)) for part in PARTS):
            print(f"{row.what}: {row.ratio:.2f} ({row.bar})", file=sys.stderr, flush=True)
            rows.append(row)
    table = f"{datetime.now(UTC):%-d %B %Y}; {machine()}.\n\n{as_markdown(rows)}\n"
    print(f"\n{table}")
    if "--write" in sys.argv[1:]:
        text = DOCUMENT.read_text()
        DOCUMENT.write_text(re.sub(r"(?s)(?<=<!-- table -->\n).*(?=<!-- end -->)", lambda _: table, text))


if __name__ == "__main__":
    main()
