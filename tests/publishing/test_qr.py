"""QR codes of addresses."""

import re

import segno

from publishing.qr import qr_code

ADDRESS = "http://127.0.0.1:8000/roles/data-engineer/"


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """(column, row) of what the path draws: runs of one module's height, moves relative to the last."""
    [path] = re.findall(r' d="([^"]*)"', svg)
    found, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            found |= {(int(x) + step, int(y)) for step in range(int(values[0]))}
            x += values[0]
    return found


def test_a_code_is_a_picture_of_the_address_with_a_margin() -> None:
    matrix = segno.make(ADDRESS, error="l", micro=False).matrix
    wanted = {(x + 2, y + 2) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert dark_modules(qr_code(ADDRESS)) == wanted


def test_a_code_is_silent_and_has_no_style_of_its_own() -> None:
    svg = qr_code(ADDRESS)
    assert svg.startswith('<svg aria-hidden="true" width=')
    assert "style" not in svg
