"""The content version over a database that hangs, as one beyond a network may."""

import threading
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from guide.page_cache import asking
from guide.page_cache import version as version_module
from guide.page_cache.cache import PageCache
from guide.page_cache.version import Versions
from tests.guide.page_cache.conftest import Clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Nothing is answered until it is set, and then with an error."""
    back = threading.Event()

    def read_token(connection: object) -> str:
        back.wait(10)
        raise OperationalError("back, but not well")

    monkeypatch.setattr(version_module, "PATIENCE", 0.01)
    monkeypatch.setattr(version_module, "LIMIT", 0.01)
    with (
        patch("guide.page_cache.version.read_token", read_token),
        patch("guide.page_cache.version.answers_at_once", return_value=False),
        patch("guide.page_cache.asking.answers_at_once", return_value=False),
    ):
        yield back
        back.set()


def test_a_version_stays_while_the_database_hangs(cache: PageCache, hanging: threading.Event, clock: Clock) -> None:
    versions = Versions(clock=clock.seconds)
    with patch("guide.page_cache.version.answers_at_once", return_value=True):
        with patch("guide.page_cache.version.read_token", return_value="token"):
            known = versions.current()
        assert known
    clock.turn(seconds=1)
    assert versions.current() == known
    assert not versions.hangs()  # it has just been asked
    clock.turn(seconds=1)
    assert versions.current() == known
    assert versions.hangs()
    assert versions.fresh() == ""
    hanging.set()
    assert versions._answer
    versions._answer.result(10)
    assert not versions.hangs()


def test_while_it_hangs_one_question_is_asked_for_all(hanging: threading.Event, clock: Clock) -> None:
    versions = Versions(clock=clock.seconds)
    with patch("guide.page_cache.version.ask", wraps=asking.ask) as ask:
        threads = [threading.Thread(target=versions.current) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        clock.turn(seconds=60)
        versions.current()
    assert ask.call_count == 1


def test_what_needs_a_database_that_hangs_is_a_503_at_once(cache: PageCache, settings: Settings) -> None:
    visitor = Client(raise_request_exception=False)
    assert visitor.get("/roles/").status_code == 200
    with patch.object(cache.versions, "hangs", return_value=True):
        assert visitor.get("/roles/").status_code == 200  # kept
        for path in ("/salaries/", "/admin/login/"):
            response = visitor.get(path)
            assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
            assert "Content-Security-Policy" in response.headers
        assert visitor.get("/healthz").status_code == 200
        assert visitor.get("/readyz").status_code == 200  # it asks for itself
