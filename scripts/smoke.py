"""Asks a guide that is just starting for its first pages: python scripts/smoke.py http://127.0.0.1:8000."""

import sys
import time
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

PATIENCE = 120  # seconds from the call to the first answer
PAGES = ("/healthz", "/readyz", "/")


def status(address: str) -> int:
    """The status of the answer, or 0 while nothing answers."""
    try:
        with urlopen(address, timeout=10) as response:  # noqa: S310  # the caller gives an http address
            response.read()
            return int(response.status)
    except HTTPError as error:
        return error.code
    except (OSError, HTTPException):
        return 0


def main() -> None:
    site = sys.argv[1]
    end = time.monotonic() + PATIENCE
    while not status(site + PAGES[0]) and time.monotonic() < end:
        time.sleep(0.2)
    answers = {path: status(site + path) for path in PAGES}
    sys.stdout.write("".join(f"{path} answers {code}\n" for path, code in answers.items()))
    sys.exit(any(code != 200 for code in answers.values()))


if __name__ == "__main__":
    main()
