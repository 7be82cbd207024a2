from pathlib import Path

import pytest

from tests.content import write_content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small valid set of files, to be spoilt."""
    return write_content(tmp_path)
