import pytest
import yaml
from django.conf import settings

from careers.models import Role


@pytest.fixture(scope="module")
def shipped() -> list[Role]:
    """The roles of content/, in their order, without a database."""
    roles = []
    for path in sorted((settings.CONTENT_DIR / "roles").glob("*.md")):
        values = yaml.safe_load(path.read_text().split("---\n")[1])
        place = values["map"]
        roles.append(
            Role(
                slug=path.stem,
                title=values["title"],
                order=values["order"],
                glyph=values["glyph"],
                map_systems=place["systems"],
                map_building=place["building"],
            )
        )
    return sorted(roles, key=lambda item: item.order)
