"""What to do with a document, from the digests of file, row and base. See docs/content.md."""

from enum import Enum


class State(Enum):
    """The outcome of a comparison; the value is the word the commands print."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    AGREED = "agreed"
    EDITED = "edited in admin, kept"
    CONFLICT = "conflict"
    GONE = "file gone, row kept"
    GONE_EDITED = "conflict: file gone, row edited in admin"
    ROW_ONLY = "only in the database, kept"

    @property
    def is_conflict(self) -> bool:
        return self in {State.CONFLICT, State.GONE_EDITED}


def compare(file: str | None, row: str | None, base: str | None) -> State:
    """State of one document. Digests are None where there is no file, no row, or no load yet.

    A row without a base was made in the admin: a file that appears beside it agrees or conflicts.
    """
    if row is None:
        if file is None:
            raise ValueError("A document is a file, a row or both.")
        return State.CREATED
    if file is None:
        if not base:
            return State.ROW_ONLY
        return State.GONE if row == base else State.GONE_EDITED
    if file == row:
        return State.UNCHANGED if row == base else State.AGREED
    if row == base:
        return State.UPDATED
    if file == base:
        return State.EDITED
    return State.CONFLICT
