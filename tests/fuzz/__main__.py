"""python -m tests.fuzz: as SEED and REQUESTS say; exits with 1 if there are faults."""

import os
import sys
import tempfile
from pathlib import Path

from tests.fuzz.run import fuzz
from tests.server import gunicorn, prepare


def main() -> None:
    seed, requests = int(os.environ.get("SEED") or "1"), int(os.environ.get("REQUESTS") or "20000")
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        prepare(directory)
        with gunicorn(directory, trust=1.0, PAGE_CACHE_MB="4") as server:
            report = fuzz(server, requests, seed)
    sys.stdout.write(f"{report}\n")
    sys.exit(bool(report.faults))


if __name__ == "__main__":
    main()
