"""The gate in front of Django."""

import pytest
from django.core.wsgi import get_wsgi_application

from publishing.page_cache.cache import PageCache
from publishing.page_cache.gate import Gate
from tests.publishing.page_cache.conftest import Reply

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some")]


def refuse(environ: object, start_response: object) -> list[bytes]:
    raise AssertionError("Django was asked")


@pytest.fixture
def gate(cache: PageCache) -> Gate:
    return Gate(get_wsgi_application())


@pytest.mark.parametrize("address", ["/", "/roles/?in=uk", "/blog/post-0/", "/blog/feed/", "/sitemap-posts.xml"])
@pytest.mark.parametrize("accepted", ["", "gzip", "br, gzip", "zstd"])
def test_the_gate_answers_as_django_does(gate: Gate, address: str, accepted: str) -> None:
    through_django = Reply(gate, address, HTTP_ACCEPT_ENCODING=accepted)
    without_django = Gate(refuse)
    at_the_gate = Reply(without_django, address, HTTP_ACCEPT_ENCODING=accepted)
    not_modified = Reply(without_django, address, HTTP_IF_NONE_MATCH="*", HTTP_ACCEPT_ENCODING=accepted)
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


@pytest.mark.parametrize("address", ["/", "/roles/", "/admin/", "/nowhere/"])
def test_what_comes_for_a_site_below_a_path_is_refused(gate: Gate, address: str) -> None:
    for _ in range(2):
        plain = Reply(gate, address)
        mounted = Reply(gate, address, SCRIPT_NAME="/roles")
        assert mounted.status == "400 Bad Request"
        headers = dict(mounted.headers)
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert b'href="/roles/roles' not in mounted.body
        again = Reply(gate, address)
        assert (again.status, again.body) == (plain.status, plain.body)
