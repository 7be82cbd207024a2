"""The runs of six words of a text, as hashes that tell nothing of it: python -m scripts.runs article.txt > runs.txt."""

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

LENGTH = 6
DIGITS = 12
"""Of a hash in hexadecimal: 48 bits, so that chance finds no run in a million words."""


def runs(text: str) -> Iterator[str]:
    """Words in a row, in small letters and without signs."""
    words = re.findall(r"[^\W_]+", text.lower())
    return (" ".join(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1))


def digest(run: str) -> str:
    return sha256(run.encode()).hexdigest()[:DIGITS]


def main() -> None:
    """Sorted, so that not even the order of the runs is told."""
    found = sorted({digest(run) for run in runs(Path(sys.argv[1]).read_text())})
    lines = (" ".join(found[start : start + 9]) for start in range(0, len(found), 9))
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
