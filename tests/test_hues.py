"""The hues of the ten roles, as they look to people who see colours differently."""

from itertools import combinations
from math import cos, dist, radians, sin

import pytest
import yaml

from tests.server import ROOT

Colour = tuple[float, ...]
Matrix = tuple[Colour, Colour, Colour]

# Lightness and chroma of --role in static/css/guide.css, in light and in dark.
SCHEMES = {"light": (0.47, 0.085), "dark": (0.8, 0.08)}
# What linear RGB becomes without one kind of cone (Machado, Oliveira and Fernandes, 2009).
SIGHTS: dict[str, Matrix] = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}
# OKLab (Ottosson, 2020), both ways.
CONES: Matrix = ((1, 0.3963, 0.2158), (1, -0.1056, -0.0639), (1, -0.0895, -1.2915))
RGB: Matrix = ((4.0767, -3.3077, 0.2310), (-1.2684, 2.6098, -0.3413), (-0.0042, -0.7034, 1.7076))
CONES_OF_RGB: Matrix = ((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300))
LAB: Matrix = ((0.2105, 0.7936, -0.0041), (1.9780, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087))


def times(matrix: Matrix, colour: Colour) -> Colour:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)


def seen(hue: int, scheme: str, sight: str) -> Colour:
    lightness, chroma = SCHEMES[scheme]
    lab = lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue))
    rgb = times(SIGHTS[sight], times(RGB, tuple(cone**3 for cone in times(CONES, lab))))
    cones = times(CONES_OF_RGB, tuple(min(max(part, 0), 1) for part in rgb))
    return times(LAB, tuple(cone ** (1 / 3) for cone in cones))


def head(slug: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((ROOT / f"content/roles/{slug}.md").read_text().split("---")[1])
    return found


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_hues_differ_as_far_as_ten_can_and_those_of_near_roles_further(scheme: str, sight: str) -> None:
    roles = {path.stem: head(path.stem) for path in (ROOT / "content/roles").glob("*.md")}
    colours = {slug: seen(int(str(role["hue"])), scheme, sight) for slug, role in roles.items()}
    near = {frozenset((slug, other["role"])) for slug, role in roles.items() for other in role["near"]}  # type: ignore[attr-defined]  # a list
    distances = {frozenset(pair): dist(colours[pair[0]], colours[pair[1]]) for pair in combinations(colours, 2)}
    assert min(distances.values()) > 0.014
    assert min(distances[pair] for pair in near) > 0.035
