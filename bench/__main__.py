"""`make bench`: every figure is a ratio against a limit measured in the same run. It reports and never fails.

QUICK=1 takes less than a minute and says less. ARGS=--write puts the table into docs/benchmarks.md.
"""

import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench import hostile, serving
from bench.servers import ROOT
from bench.table import Row, as_markdown, machine

DOCUMENT = ROOT / "docs/benchmarks.md"


def main() -> None:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        environment = serving.prepared(Path(name))
        for part in (serving.rows(environment, Path(name)), hostile.rows(environment)):
            for row in part:
                print(f"{row.what}: {row.ratio:.2f} ({row.bar})", file=sys.stderr, flush=True)
                rows.append(row)
    table = f"{datetime.now(UTC):%-d %B %Y}; {machine()}.\n\n{as_markdown(rows)}\n"
    print(f"\n{table}")
    if "--write" in sys.argv[1:]:
        text = DOCUMENT.read_text()
        DOCUMENT.write_text(re.sub(r"(?s)(?<=<!-- table -->\n).*(?=<!-- end -->)", lambda _: table, text))


if __name__ == "__main__":
    main()
