"""The registry of kinds, which is filled when it is first asked."""

import threading
import time
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from guide.documents import kinds as registry


def slow_module(name: str) -> SimpleNamespace:
    time.sleep(0.05)
    return SimpleNamespace(register_documents=lambda: registry._kinds.update({name: name}))  # type: ignore[dict-item]  # any


def test_threads_that_ask_together_all_find_every_kind() -> None:
    found: list[list[object]] = []
    with (
        patch.object(registry, "_kinds", {}),
        patch.object(registry, "_modules", ["one", "two"]),
        patch.object(registry, "import_module", slow_module),
    ):
        threads = [threading.Thread(target=lambda: found.append(list(registry.kinds()))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [["one", "two"]] * 4


def test_a_module_that_fails_is_not_forgotten() -> None:
    with (
        patch.object(registry, "_modules", ["broken"]),
        patch.object(registry, "import_module", side_effect=SyntaxError("broken")),
    ):
        for _ in range(2):
            with pytest.raises(SyntaxError, match="broken"):
                list(registry.kinds())
