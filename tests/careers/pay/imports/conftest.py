import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pytest

from careers.pay.imports.formats import Source, source_of
from careers.pay.imports.tables import RefusedError

FOLDER = os.environ.get("EVIDENCE_DATA", "")


@pytest.fixture
def published() -> Iterator[Callable[[Source], BinaryIO]]:
    """The published file of a source, from the folder that EVIDENCE_DATA names; without one the test is skipped."""
    if not FOLDER:
        pytest.skip("EVIDENCE_DATA does not name a folder with the published files")
    with ExitStack() as stack:

        def opened(source: Source) -> BinaryIO:
            for path in sorted(Path(FOLDER).iterdir()):
                raw = stack.enter_context(path.open("rb"))
                try:
                    if source_of(raw.readline()) is source:
                        raw.seek(0)
                        return raw
                except RefusedError:
                    continue
            pytest.skip(f"no file in {FOLDER} is of {source.name.lower()}")

        yield opened
