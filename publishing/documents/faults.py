from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Location = tuple[str | int, ...]
"""A place in a record: keys, and numbers within lists from 0."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with one file. `path` is relative to the content directory, `line` counts from 1."""

    path: Path
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}: {field}{self.message}"


class DocumentError(Exception):
    """Carries every fault found; its text lists them a line each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))
