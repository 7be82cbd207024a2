"""Readers of published data. Each takes a file as bytes and returns figures with their provenance, or refuses the file.

They know no ORM and no Django, and nothing is returned of a file in which anything was not understood.
"""
