"""What the first visit of a page costs, over the wire and as in production."""

import pytest
from playwright.sync_api import Request

from tests.browser.conftest import Visitor
from tests.browser.pages import ROLE, ROLE_WITH_TRACKS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", [ROLE, ROLE_WITH_TRACKS], ids=["role", "role-with-tracks"])
def test_a_role_page_is_light(visit_first: Visitor, path: str) -> None:
    page = visit_first(path)
    page.wait_for_load_state("networkidle")
    sizes = sizes_of(visit_first.requests)
    assert len(sizes) <= 4, sizes
    assert sum(sizes.values()) <= 20_000, sizes
    scripts = [sizes[request.url] for request in visit_first.requests if request.resource_type == "script"]
    assert sum(scripts) < 5_000, sizes


def test_home_is_light(visit_first: Visitor) -> None:
    visit_first("/").wait_for_load_state("networkidle")
    sizes = sizes_of(visit_first.requests)
    assert sum(sizes.values()) <= 20_000, sizes


def sizes_of(requests: list[Request]) -> dict[str, int]:
    """Compressed bytes by address, without the heads of answers, which whatever stands before the site changes."""
    return {request.url: request.sizes()["responseBodySize"] for request in requests}
