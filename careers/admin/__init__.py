"""The editors' side of the careers app, a module for each subject."""

from careers.admin import context, evidence, path, pay, roles, snapshot, titles, ways

__all__ = ["context", "evidence", "path", "pay", "roles", "snapshot", "titles", "ways"]
