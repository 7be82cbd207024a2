"""The page cache from outside: what a visitor gets, and when a change shows."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import User
from django.core.signals import request_started
from django.core.wsgi import get_wsgi_application
from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from taggit.models import Tag

from blog.models import Post
from careers.models import Answer, Background, Evidence, Question, Questionnaire, Region, Role, Salary, Skill, Weight
from careers.pictures import regional_scales
from guide.models import Page
from guide.page_cache.cache import CACHE_CONTROL, PageCache, Wish
from guide.page_cache.gate import Gate
from guide.page_cache.store import Answer as SentAnswer
from guide.page_cache.token import published_tables
from guide.page_cache.version import once_per_version, rendering
from tests.factories import fill, make_post, make_programme
from tests.guide.page_cache.conftest import Clock
from tests.guide.test_pages import MACHINES, PUBLIC

pytestmark = pytest.mark.django_db

Visit = Callable[[str], str]


@pytest.fixture(autouse=True)
def some(db: None) -> None:
    fill(roles=3, posts=3)


def queries_of(client: Client, address: str, **headers: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address, **headers)
    return len(queries)


# --- what is kept --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", PUBLIC)
def test_the_second_request_makes_no_query_and_gets_the_same(cache: PageCache, client: Client, address: str) -> None:
    first = client.get(address)
    with CaptureQueriesContext(connection) as queries:
        second = client.get(address)
    assert not queries
    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_kept_page_is_the_page_without_a_cache(
    cache: PageCache, client: Client, settings: Settings, address: str
) -> None:
    kept = [client.get(address), client.get(address)][1]
    with patch("guide.page_cache.middleware.page_cache", lambda: None):
        plain = client.get(address)
    assert kept.content == plain.content
    ours = {"Cache-Control", "ETag"}
    assert {name: value for name, value in kept.headers.items() if name not in ours} == dict(plain.headers)


def test_headers_say_how_the_page_may_be_kept(cache: PageCache, client: Client) -> None:
    headers = client.get("/roles/role-0/").headers
    assert headers["Cache-Control"] == CACHE_CONTROL
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["ETag"].startswith('"')
    assert "Last-Modified" not in headers


def test_no_page_is_kept_of_what_is_not_found(cache: PageCache, client: Client) -> None:
    for address in ("/nowhere/", "/blog/nothing/", "/blog/?page=99", "/blog/?page=01", "/sitemap-posts.xml?p=x&p=1"):
        response = client.get(address)
        assert response.status_code == 404
        assert "ETag" not in response.headers
        assert "public" not in response.headers.get("Cache-Control", "")
    assert len(cache.memory) == 0


def test_unknown_parameters_share_the_page(cache: PageCache, client: Client) -> None:
    plain = client.get("/roles/?region=uk&skill=python")
    other = client.get("/roles/?utm_source=x&skill=python&region=uk&gclid=1")
    assert other.content == plain.content
    assert other.headers["ETag"] == plain.headers["ETag"]
    assert len(cache.memory) == 1


def test_the_view_is_not_given_unknown_parameters(cache: PageCache, client: Client) -> None:
    request = client.get("/roles/?utm_source=x&region=uk").wsgi_request
    assert dict(request.GET.items()) == {"region": "uk"}


def test_admin_is_never_kept(cache: PageCache, client: Client) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    before = len(cache.memory)
    draft = make_post("draft", draft=True)
    assert client.get("/admin/").status_code == 200
    preview = client.get(f"/admin/blog/post/{draft.pk}/preview/")
    assert preview.status_code == 200
    assert len(cache.memory) == before
    assert "ETag" not in preview.headers
    assert client.get("/blog/draft/").status_code == 404


# --- encodings, conditions, methods --------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_each_encoding_has_its_own_tag(cache: PageCache, client: Client, encoding: str) -> None:
    plain = client.get("/roles/role-0/")
    packed = client.get("/roles/role-0/", headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert len(packed.content) < len(plain.content) / 2
    assert packed.headers["Content-Length"] == str(len(packed.content))


def test_a_client_that_has_the_page_gets_304_before_anything_is_rendered(
    cache: PageCache, make_cache: Callable[[], PageCache], client: Client
) -> None:
    tag = client.get("/roles/role-0/").headers["ETag"]
    other_process = make_cache()
    with (
        patch("guide.page_cache.middleware.page_cache", lambda: other_process),
        patch("guide.views.role_context", side_effect=AssertionError("rendered")),
    ):
        response = client.get("/roles/role-0/", headers={"If-None-Match": f'"other", W/{tag}'})
    assert response.status_code == 304
    assert not response.content
    assert response.headers["ETag"] == tag
    assert response.headers["Cache-Control"] == CACHE_CONTROL
    assert response.headers["Vary"] == "Accept-Encoding"


def test_tags_of_other_encodings_and_versions_are_answered_with_the_page(
    cache: PageCache, client: Client, clock: Clock
) -> None:
    tag = client.get("/roles/role-0/").headers["ETag"]
    packed = client.get("/roles/role-0/", headers={"If-None-Match": tag, "Accept-Encoding": "gzip"})
    assert packed.status_code == 200
    Role.objects.update(title="New")
    clock.turn(seconds=1)
    assert client.get("/roles/role-0/", headers={"If-None-Match": tag}).status_code == 200
    assert client.get("/roles/role-0/", headers={"If-None-Match": "*"}).status_code == 304


@pytest.mark.parametrize("is_kept", [False, True])
def test_head_is_get_without_the_page(cache: PageCache, client: Client, is_kept: bool) -> None:
    if is_kept:
        client.get("/roles/")
    head = client.head("/roles/")
    assert head.status_code == 200
    assert head.content == b""
    assert dict(head.headers) == dict(client.get("/roles/").headers)


def test_a_range_is_answered_with_the_whole_page(cache: PageCache, client: Client) -> None:
    for _ in range(2):
        response = client.get("/roles/", headers={"Range": "bytes=0-9"})
        assert response.status_code == 200
        assert response.content.endswith(b"</html>\n") or len(response.content) > 1000


def test_other_methods_reach_the_view(cache: PageCache, client: Client) -> None:
    client.get("/roles/")
    assert client.post("/roles/").status_code == 405
    assert client.options("/roles/").status_code == 405


def test_a_foreign_host_is_refused_and_plain_http_redirected(
    cache: PageCache, client: Client, settings: Settings
) -> None:
    client.get("/roles/")
    assert client.get("/roles/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/roles/", headers={"Host": ""}).status_code == 400
    settings.SECURE_SSL_REDIRECT = True
    fresh = Client()  # the middleware reads the setting when it is made
    assert fresh.get("/roles/").status_code == 301
    assert fresh.get("/roles/", secure=True).status_code == 200


def test_strict_transport_security_is_sent_over_tls_alone(cache: PageCache, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 3600
    client = Client()
    for _ in range(2):
        assert "Strict-Transport-Security" in client.get("/roles/", secure=True).headers
        assert "Strict-Transport-Security" not in client.get("/roles/").headers


# --- the gate in front of Django -----------------------------------------------------------------------------


class Reply:
    """What a WSGI server would send."""

    def __init__(self, application: Any, address: str, **environ: Any) -> None:
        path, _, query = address.partition("?")
        request = RequestFactory().generic("GET", path, QUERY_STRING=query, **environ)
        # As Django's own test client: the connection holds the test's transaction.
        request_started.disconnect(close_old_connections)
        try:
            self.body = b"".join(application(request.environ, self.start))
        finally:
            request_started.connect(close_old_connections)

    def start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return lambda data: None


@pytest.fixture
def gate(cache: PageCache) -> Gate:
    return Gate(get_wsgi_application())


@pytest.mark.parametrize("address", ["/", "/roles/?region=uk", "/blog/post-0/", "/blog/feed/", "/sitemap-posts.xml"])
@pytest.mark.parametrize("accepted", ["", "gzip", "br, gzip", "zstd"])
def test_the_gate_answers_as_django_does(gate: Gate, address: str, accepted: str) -> None:
    through_django = Reply(gate, address, HTTP_ACCEPT_ENCODING=accepted)
    with patch.object(gate, "_application", side_effect=AssertionError("Django was asked")):
        at_the_gate = Reply(gate, address, HTTP_ACCEPT_ENCODING=accepted)
        not_modified = Reply(gate, address, HTTP_IF_NONE_MATCH="*", HTTP_ACCEPT_ENCODING=accepted)
    assert at_the_gate.status == through_django.status == "200 OK"
    assert at_the_gate.body == through_django.body
    assert sorted(at_the_gate.headers) == sorted(through_django.headers)
    assert not_modified.status == "304 Not Modified"


@pytest.mark.parametrize(
    ("address", "environ", "status"),
    [
        ("/roles/", {"HTTP_HOST": "evil.example"}, "400"),
        ("/roles/", {"REQUEST_METHOD": "OPTIONS"}, "405"),
        ("/roles/?skill=" + "x" * 5000, {}, "400"),
        ("/roles/?skill=%00", {}, "400"),
        ("/nowhere/", {}, "404"),
        ("/healthz", {}, "200"),
    ],
)
def test_the_gate_leaves_to_django_what_is_no_page(
    gate: Gate, address: str, environ: dict[str, str], status: str
) -> None:
    for _ in range(2):
        assert Reply(gate, address, **environ).status.startswith(status)


# --- when a change shows -------------------------------------------------------------------------------------

CHANGES: list[tuple[str, str, Callable[[], object]]] = [
    ("/roles/role-0/", "Changed", lambda: save(Role.objects.get(slug="role-0"), title="Changed")),
    ("/salaries/", "99,999", lambda: save(Salary.objects.earliest("pk"), high=99_999)),
    ("/salaries/", "99,999", lambda: Salary.objects.update(high=99_999)),
    ("/skills/python/", "Changed", lambda: save(Skill.objects.get(slug="python"), title="Changed")),
    ("/salaries/", "Changed", lambda: save(Region.objects.get(slug="uk"), title="Changed")),
    ("/backgrounds/analyst/", "Changed", lambda: save(Background.objects.get(), title="Changed")),
    ("/programmes/", "Another", lambda: make_programme("another")),
    ("/roles/role-0/", "Another", lambda: make_programme("another").roles.add(Role.objects.get(slug="role-0"))),
    ("/blog/", "Changed", lambda: save(Post.objects.get(slug="post-0"), title="Changed")),
    ("/blog/", "Fresh", lambda: make_post("fresh")),
    ("/blog/post-0/", "rare", lambda: Post.objects.get(slug="post-0").tags.add("rare")),
    ("/blog/", "Renamed", lambda: Tag.objects.filter(name="careers").update(name="Renamed")),
    ("/about/", "Changed", lambda: save(Page.objects.get(), title="Changed")),
    ("/choose-your-path/", "Changed", lambda: save(Question.objects.earliest("pk"), text="Changed")),
    ("/choose-your-path/", "Changed", lambda: save(Answer.objects.earliest("pk"), text="Changed")),
    ("/choose-your-path/result/?code=yes", "Changed", lambda: Weight.objects.update(reason="Changed")),
    ("/choose-your-path/", "Changed", lambda: save(Questionnaire.objects.get(), notice="Changed")),
    ("/roles/", "Bulk", lambda: Role.objects.bulk_create([Role(slug="bulk", title="Bulk", description="x")])),
    ("/roles/", "Raw", lambda: connection.cursor().execute("UPDATE careers_role SET title = 'Raw'")),
]


def save(row: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


@pytest.mark.parametrize(("address", "text", "change"), CHANGES)
def test_a_change_shows(visit: Visit, address: str, text: str, change: Callable[[], object]) -> None:
    assert text not in visit(address)
    change()
    assert text in visit(address)


def test_a_deleted_row_goes(visit: Visit) -> None:
    assert "Post-0" in visit("/blog/")
    Post.objects.filter(slug="post-0").delete()
    assert "Post-0" not in visit("/blog/")


def test_another_setting_gives_another_version(
    cache: PageCache, client: Client, settings: Settings, clock: Clock
) -> None:
    tag = client.get("/").headers["ETag"]
    settings.SITE_NAME = "Another guide"
    clock.turn(seconds=1)
    response = client.get("/")
    assert response.headers["ETag"] != tag
    assert "Another guide" in response.content.decode()


def test_a_rolled_back_transaction_changes_nothing(cache: PageCache, client: Client, clock: Clock) -> None:
    tag = client.get("/roles/").headers["ETag"]
    with transaction.atomic():
        Role.objects.update(title="Never")
        transaction.set_rollback(True)
    clock.turn(seconds=1)
    assert client.get("/roles/").headers["ETag"] == tag
    clock.turn(seconds=0.1)
    assert queries_of(client, "/roles/") == 0


def test_every_published_table_tells_of_its_changes(cache: PageCache) -> None:
    for table in published_tables():
        before = cache.versions.fresh()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'DELETE FROM "{table}" WHERE id IN (SELECT min(id) FROM "{table}")')  # noqa: S608
            changed = cursor.rowcount
            assert (cache.versions.fresh() != before) == (changed > 0 or connection.vendor == "postgresql"), table
            transaction.set_rollback(True)
        assert cache.versions.fresh() == before


def test_a_load_that_changes_nothing_leaves_the_version(cache: PageCache) -> None:
    version = cache.versions.fresh()
    Role.objects.get(slug="role-0").tags.add("careers")
    assert list(Role.objects.all())
    assert cache.versions.fresh() == version


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


def test_a_figure_turns_old_at_midnight(cache: PageCache, client: Client, clock: Clock) -> None:
    def is_old() -> bool:
        return 'class="stale"' in client.get("/salaries/").content.decode()

    Evidence.objects.all().delete()
    last_day = Salary.objects.earliest("pk").date + relativedelta(years=1)
    clock.now = datetime(last_day.year, last_day.month, last_day.day, 23, 59, 59, tzinfo=UTC)
    assert not is_old()
    clock.turn(seconds=1)
    assert is_old()


def test_two_processes_agree(make_cache: Callable[[], PageCache], settings: Settings, clock: Clock) -> None:
    settings.PAGE_CACHE = True
    processes = [make_cache(), make_cache()]

    def answers() -> list[tuple[str, str]]:
        found = []
        for process in processes:
            with patch("guide.page_cache.middleware.page_cache", lambda own=process: own):
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


def test_a_change_during_rendering_gives_a_page_of_one_version(cache: PageCache, client: Client) -> None:
    changed: list[int] = []

    def change_late(regions: Any) -> Any:
        if not changed:
            changed.append(Role.objects.filter(slug="role-1").update(title="Changed late"))
        return regional_scales(regions)

    with patch("careers.views.regional_scales", change_late):
        page = client.get("/salaries/")
    assert "Changed late" in page.content.decode()
    assert page.headers["ETag"] == client.get("/salaries/").headers["ETag"]


def test_a_page_that_never_rests_is_sent_but_not_kept(cache: PageCache, client: Client) -> None:
    def change(regions: Any) -> Any:
        Role.objects.filter(slug="role-1").update(title="Again")
        return regional_scales(regions)

    with patch("careers.views.regional_scales", change):
        page = client.get("/salaries/")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert "ETag" not in page.headers
    assert len(cache.memory) == 0


def test_a_page_is_not_kept_if_nobody_knows_whether_the_content_changed(cache: PageCache, client: Client) -> None:
    client.get("/about/")
    with patch("guide.page_cache.version.read_token", side_effect=InterfaceError("gone")):
        page = client.get("/roles/role-0/")
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert len(cache.memory) == 1


def test_what_a_change_broke_is_made_again(cache: PageCache) -> None:
    wish = cache.look_up(RequestFactory().get("/roles/").META)
    assert isinstance(wish, Wish)
    answers = [HttpResponse("broken", status=500), HttpResponse("whole")]

    def render() -> HttpResponse:
        if len(answers) == 2:
            Role.objects.filter(slug="role-0").update(title="Changed")
        return answers.pop(0)

    answer = cache.make(wish, render)
    assert isinstance(answer, SentAnswer)
    assert answer.body == [b"whole"]


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


def test_one_change_makes_those_who_wait_render_nothing(cache: PageCache) -> None:
    wish = cache.look_up(RequestFactory().get("/roles/").META)
    assert isinstance(wish, Wish)
    rendered: list[int] = []

    def render() -> HttpResponse:
        if not rendered:
            Role.objects.filter(slug="role-0").update(title="Changed")
        rendered.append(1)
        return HttpResponse("page")

    for _ in range(5):  # each with the version of before, as if all had come together
        cache.make(wish, render)
    assert len(rendered) == 2


def test_many_requests_ask_the_database_once_in_half_a_second(cache: PageCache, client: Client, clock: Clock) -> None:
    client.get("/roles/")
    assert [queries_of(client, "/roles/") for _ in range(20)] == [0] * 20
    clock.turn(seconds=0.6)
    assert [queries_of(client, "/roles/") for _ in range(3)] == [1, 0, 0]


def test_pages_stay_while_the_database_is_away(cache: PageCache, client: Client, clock: Clock) -> None:
    client.get("/roles/")
    clock.turn(seconds=5)
    with (
        patch("guide.page_cache.version.read_token", side_effect=OperationalError("gone")),
        patch.object(connection, "in_atomic_block", False),
        patch.object(connection, "close_if_unusable_or_obsolete") as close,
        patch("guide.page_cache.version.answers_at_once", return_value=True),  # or another thread asks
    ):
        assert client.get("/roles/").status_code == 200
    close.assert_called_once()  # or this thread would never see the database again
    Role.objects.update(title="Back")
    clock.turn(seconds=1)
    assert "Back" in client.get("/roles/").content.decode()


# --- one at a time, and not too many -------------------------------------------------------------------------


def test_concurrent_misses_render_once(cache: PageCache, client: Client) -> None:
    wish = cache.look_up(RequestFactory().get("/roles/").META)
    assert isinstance(wish, Wish)
    together = threading.Barrier(8)
    rendered = []

    def render() -> HttpResponse:
        rendered.append(threading.get_ident())
        return HttpResponse("page")

    def ask() -> None:
        together.wait()
        answers.append(cache.make(wish, render))

    answers: list[Any] = []
    with patch.object(cache.versions, "fresh", lambda: wish.version):
        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(rendered) == 1
    assert [b"".join(answer.body) for answer in answers] == [b"page"] * 8


def test_machines_addresses_are_kept_too(cache: PageCache, client: Client) -> None:
    for address in MACHINES:
        client.get(address)
        kept = queries_of(client, address) == 0
        assert kept or address == "/readyz"
