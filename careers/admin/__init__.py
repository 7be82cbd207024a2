"""The editors' side of the careers app, a module for each subject."""

from careers.admin import evidence, path, pay, roles, ways

__all__ = ["evidence", "path", "pay", "roles", "ways"]
