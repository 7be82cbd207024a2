"""Drawings of the roles."""

from xml.etree import ElementTree

import pytest

from careers.models import Role
from careers.roles.glyphs import GLYPHS, SPRIG, glyph_paths


def test_every_shipped_role_has_a_drawing_of_its_own(shipped: list[Role]) -> None:
    assert sorted(role.glyph for role in shipped) == sorted(GLYPHS)


@pytest.mark.parametrize("name", [*GLYPHS, "unknown"])
def test_a_drawing_is_well_formed_and_has_a_wash(name: str) -> None:
    drawing = ElementTree.fromstring(f"<svg>{glyph_paths(name)}</svg>")  # noqa: S314  # our own
    assert [part.get("class") for part in drawing].count("wash") == 1


def test_an_unknown_name_gets_the_sprig() -> None:
    assert glyph_paths("") == glyph_paths("unknown") == SPRIG
