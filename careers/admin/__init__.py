"""The editors' side of the careers app, a module for each part of the index."""

from careers.admin import catalogue, evidence, questionnaire, roles

__all__ = ["catalogue", "evidence", "questionnaire", "roles"]
