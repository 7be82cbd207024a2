"""Evidence and context as files: content/evidence/<source>.csv and content/context/, which docs/data.md describes."""

import csv
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


def read(path: Path) -> list[dict[str, str]]:
    """Lines of a file as it stands; none of a file that there is not."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(line: Mapping[str, object]) -> dict[str, str]:
    """A line as text, as it will be read again."""
    return {name: "" if value is None else str(cell(value)) for name, value in line.items()}


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
            writer.writerows(map(cells, lines))
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
