"""The content version: when it changes, what is computed once for it, and a database that hangs."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from dateutil.relativedelta import relativedelta
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import Settings

from careers.models import Evidence, Role
from publishing.page_cache import asking
from publishing.page_cache import version as version_module
from publishing.page_cache.cache import PageCache
from publishing.page_cache.version import Versions, once_per_version, rendering
from tests.factories import make_post
from tests.publishing.page_cache.conftest import Clock, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some")]


def test_another_setting_gives_another_version(
    cache: PageCache, client: Client, settings: Settings, clock: Clock
) -> None:
    tag = client.get("/").headers["ETag"]
    settings.SITE_NAME = "Another guide"
    clock.turn(seconds=1)
    response = client.get("/")
    assert response.headers["ETag"] != tag
    assert "Another guide" in response.content.decode()


def test_a_scheduled_post_appears_and_an_expired_one_goes_at_its_second(
    cache: PageCache, client: Client, clock: Clock
) -> None:
    make_post("soon", date=clock.now + timedelta(seconds=60), expires=clock.now + timedelta(seconds=90))

    def is_shown() -> bool:
        shown = {
            "Soon" in client.get("/").content.decode(),
            "Soon" in client.get("/blog/").content.decode(),
            "/blog/soon/" in client.get("/sitemap-posts.xml").content.decode(),
            client.get("/blog/soon/").status_code == 200,
        }
        assert len(shown) == 1
        return shown.pop()

    assert not is_shown()
    clock.turn(seconds=59.999)
    assert not is_shown()
    clock.turn(seconds=0.001)
    assert is_shown()
    clock.turn(seconds=29.999)
    assert is_shown()
    clock.turn(seconds=0.001)
    assert not is_shown()


def test_a_figure_grows_older_at_midnight(cache: PageCache, client: Client, clock: Clock) -> None:
    def is_a_year_old() -> bool:
        return "12 months old" in client.get("/salaries/").content.decode()

    last_day = Evidence.objects.earliest("pk").date + relativedelta(years=1, days=-1)
    clock.now = datetime(last_day.year, last_day.month, last_day.day, 23, 59, 59, tzinfo=UTC)
    assert not is_a_year_old()
    clock.turn(seconds=1)
    assert is_a_year_old()


def test_two_processes_agree(make_cache: Callable[[], PageCache], settings: Settings, clock: Clock) -> None:
    settings.PAGE_CACHE = True
    processes = [make_cache(), make_cache()]

    def answers() -> list[tuple[str, str]]:
        found = []
        for process in processes:
            with patch("publishing.page_cache.middleware.page_cache", lambda own=process: own):
                response = Client().get("/roles/")
            found.append((response.headers["ETag"], response.content.decode()))
        return found

    before = answers()
    clock.turn(seconds=0.4)
    answers()
    Role.objects.filter(slug="role-0").update(title="Changed")
    clock.turn(seconds=0.6)
    after = answers()
    assert before[0] == before[1] != after[0] == after[1]
    assert "Changed" in after[0][1]


def test_many_requests_ask_the_database_once_in_half_a_second(cache: PageCache, client: Client, clock: Clock) -> None:
    client.get("/roles/")
    assert [queries_of(client, "/roles/") for _ in range(20)] == [0] * 20
    clock.turn(seconds=0.6)
    assert [queries_of(client, "/roles/") for _ in range(3)] == [1, 0, 0]


def test_pages_stay_while_the_database_is_away(cache: PageCache, client: Client, clock: Clock) -> None:
    client.get("/roles/")
    clock.turn(seconds=5)
    with (
        patch("publishing.page_cache.version.read_token", side_effect=OperationalError("gone")),
        patch.object(connection, "in_atomic_block", False),
        patch.object(connection, "close_if_unusable_or_obsolete") as close,
        patch("publishing.page_cache.version.answers_at_once", return_value=True),  # or another thread asks
    ):
        assert client.get("/roles/").status_code == 200
    close.assert_called_once()  # or this thread would never see the database again
    Role.objects.update(title="Back")
    clock.turn(seconds=1)
    assert "Back" in client.get("/roles/").content.decode()


# --- what is computed once for a version ---------------------------------------------------------------------


def test_a_rendering_sees_one_state_of_what_follows_from_all_rows() -> None:
    made: list[int] = []

    @once_per_version
    def value() -> int:
        made.append(1)
        return len(made)

    with rendering("v1"):
        first = value()
        with rendering("v2"):  # as another thread would
            assert value() == 2
        assert value() == first == 1
    with rendering("v2"):
        assert value() == 2
    with rendering(""):
        assert (value(), value()) == (3, 3)
    assert value() == 4


def test_a_value_is_kept_for_each_choice_of_arguments() -> None:
    made: list[str] = []

    @once_per_version
    def value(name: str) -> str:
        made.append(name)
        return name.upper()

    for _ in range(2):
        with rendering("v1"):
            assert [value(name) for name in ("a", "b", "a")] == ["A", "B", "A"]
    assert made == ["a", "b"]
    with rendering("v2"):
        value("a")
    assert made == ["a", "b", "a"]


@pytest.mark.parametrize("page", ["/choose-your-path/?at=people&", "/choose-your-path/result/?"])
def test_a_fresh_address_of_the_questionnaire_asks_the_database_for_the_version_alone(
    cache: PageCache, client: Client, page: str
) -> None:
    addresses = [f"{page}{answers}" for answers in ("code=yes&background=analyst", "code=no", "people=no")]
    alone = []
    for address in addresses:
        Role.objects.update(order=1)  # forgets what was kept
        cache.versions.fresh()
        alone.append(client.get(address).content)
    assert len(set(alone)) == 3
    client.get(f"{page}code=yes&people=yes&background=analyst")
    cache.memory.most_pages = 0
    assert [queries_of(client, address) for address in addresses] == [1, 1, 1]
    assert [client.get(address).content for address in addresses] == alone


# --- a database that hangs -----------------------------------------------------------------------------------


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
        patch("publishing.page_cache.version.read_token", read_token),
        patch("publishing.page_cache.version.answers_at_once", return_value=False),
        patch("publishing.page_cache.asking.answers_at_once", return_value=False),
    ):
        yield back
        back.set()


def test_a_version_stays_while_the_database_hangs(cache: PageCache, hanging: threading.Event, clock: Clock) -> None:
    versions = Versions(clock=clock.seconds)
    with patch("publishing.page_cache.version.answers_at_once", return_value=True):
        with patch("publishing.page_cache.version.read_token", return_value="token"):
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
    while versions.hangs():
        time.sleep(0.01)  # until the thread that asked has its answer


def test_while_it_hangs_one_question_is_asked_for_all(hanging: threading.Event, clock: Clock) -> None:
    versions = Versions(clock=clock.seconds)
    with patch("publishing.page_cache.version.ask", wraps=asking.ask) as ask:
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
