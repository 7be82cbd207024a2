"""No request, however odd, gets an error of ours, silence or more memory. `make fuzz` takes more of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.run import fuzz
from tests.server import Server, gunicorn, prepare


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    directory: Path = tmp_path_factory.mktemp("fuzz")
    prepare(directory)
    with gunicorn(directory, trust=1.0, PAGE_CACHE_MB="4") as running:  # full, before its growth is measured
        yield running


@pytest.mark.parametrize(
    ("requests", "seed"), [(500, 1), pytest.param(20_000, 2, marks=pytest.mark.prove)], ids=["some", "many"]
)
def test_odd_requests_get_clear_answers(server: Server, requests: int, seed: int) -> None:
    report = fuzz(server, requests, seed)
    assert not report.faults, str(report)
    assert report.statuses["200"] > requests / 10  # most of what is asked for is there
