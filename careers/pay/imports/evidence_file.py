"""Evidence as a file: content/evidence/<source>.csv, which docs/data.md describes."""

import csv
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

IMPORTER_VERSION = "1"


def cell(value: object) -> object:
    """A flag as every file of content has it; one that is down is left empty."""
    if isinstance(value, bool):
        return "true" if value else ""
    return value


def write(path: Path, columns: Sequence[str], lines: Iterable[Mapping[str, object]]) -> None:
    """All of the file or none of it: what is there stays until the new one is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows({name: cell(value) for name, value in line.items()} for line in lines)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
