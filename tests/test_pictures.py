"""The pictures of the README, which scripts/pictures.py takes."""

import re

from django.conf import settings
from PIL import Image


def test_the_readme_shows_two_pictures_of_light_and_dark_that_weigh_little() -> None:
    named = re.findall(r"!\[[^\]]+\]\((docs/pictures/[^)]+)\)", (settings.BASE_DIR / "README.md").read_text())
    files = [settings.BASE_DIR / name for name in named]
    assert len(files) == 2
    assert sum(file.stat().st_size for file in files) <= 250_000
    for file in files:
        with Image.open(file) as picture:
            left, right = (picture.convert("L").getpixel((x, 5)) for x in (5, picture.width - 5))
        assert left > 200 > 60 > right  # type: ignore[operator]  # of one channel
