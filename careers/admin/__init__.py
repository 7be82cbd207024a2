"""The editors' side of the careers app, a module for each part of the index."""

from careers.admin import evidence, path, roles, ways

__all__ = ["evidence", "path", "roles", "ways"]
