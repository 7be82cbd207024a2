"""Evidence as a file: the columns of content/evidence/<source>.csv, which docs/data.md describes."""

import csv
import datetime
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

IMPORTER_VERSION = "1"

COLUMNS = (
    "role",
    "country",
    "level",
    "kind",
    "currency",
    "n",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "first_year",
    "last_year",
    "source",
    "licence",
    # Beyond what is counted: where it can be looked up, how old it is, what made it, whom it is about, and how the
    # adverts are spread, without which no page could say how many lie inside an editor's range.
    "source_url",
    "date",
    "importer",
    "population",
    "spread",
)


@dataclass(frozen=True)
class Line:
    """A line of the file; empty text where there is no figure."""

    role: str
    country: str
    level: str
    kind: str
    currency: str
    n: int | str
    p10: int | str
    p25: int | str
    p50: int | str
    p75: int | str
    p90: int | str
    first_year: int
    last_year: int
    source: str
    licence: str
    source_url: str
    date: datetime.date
    importer: str
    population: str
    spread: str


def file_slug(source: str) -> str:
    """The file's name for a source: `aijobs.net salary index` -> `aijobs-net-salary-index`."""
    return re.sub(r"[^a-z0-9]+", "-", source.lower()).strip("-")[:60].strip("-")


def write(path: Path, lines: Iterable[Line]) -> None:
    """All of the file or none of it: what is there stays until the new one is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(asdict(line) for line in lines)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
