"""Fixtures that many test modules share."""
