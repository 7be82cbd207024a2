"""deploy/gunicorn.conf.py and what it serves, through a socket: the headers of every kind of answer, and the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.content import write_content
from tests.server import Server, gunicorn, prepare

CONTENT_SECURITY_POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
HEADERS = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
Case = tuple[str, str, dict[str, str], int, str]
CASES: list[Case] = [
    # method, address, headers, status, and who may use the answer
    ("GET", "/", {}, 200, "same-origin"),
    ("HEAD", "/roles/", {}, 200, "same-origin"),
    ("GET", "/roles/", {"Accept-Encoding": "br"}, 200, "same-origin"),
    ("GET", "/salaries.csv", {}, 200, "cross-origin"),
    ("GET", "/salaries.json", {}, 200, "cross-origin"),
    ("GET", "/blog/feed/", {}, 200, "cross-origin"),
    ("GET", "/sitemap.xml", {}, 200, "same-origin"),
    ("GET", "/robots.txt", {}, 200, "same-origin"),
    ("GET", "/healthz", {}, 200, "same-origin"),
    ("GET", "/readyz", {}, 200, "same-origin"),
    ("GET", "/static/css/guide.css", {}, 200, "same-origin"),
    ("GET", "/static/js/guide.js", {}, 200, "same-origin"),
    ("GET", "/static/favicon.svg", {}, 200, "cross-origin"),
    ("GET", "/static/schemas/salaries.json", {}, 200, "cross-origin"),
    ("GET", "/admin/login/", {}, 200, "same-origin"),
    ("GET", "/roles", {}, 301, "same-origin"),
    ("GET", "/favicon.ico", {}, 302, "same-origin"),
    ("GET", "/roles/?skill=nonsense", {}, 302, "same-origin"),
    ("GET", "/admin/", {}, 302, "same-origin"),
    ("GET", "/roles/?skill=%00", {}, 400, "same-origin"),
    ("GET", "/roles/?skill=" + "x" * 5000, {}, 400, "same-origin"),
    ("GET", "/roles/", {"Host": "evil.example"}, 400, "same-origin"),
    ("GET", "/admin/", {"Host": "evil.example"}, 400, "same-origin"),
    ("POST", "/admin/login/", {}, 403, "same-origin"),
    ("GET", "/nowhere/", {}, 404, "same-origin"),
    ("GET", "/static/nothing.css", {}, 404, "same-origin"),
    ("POST", "/roles/", {}, 405, "same-origin"),
    ("OPTIONS", "/roles/", {}, 405, "same-origin"),
    ("PUT", "/static/css/guide.css", {}, 405, "same-origin"),
]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("site")
    prepare(directory, write_content(directory / "content"))
    return directory


@pytest.fixture(scope="module")
def server(directory: Path) -> Iterator[Server]:
    with gunicorn(directory) as server:
        yield server


def check(server: Server, case: Case, **more: str) -> None:
    method, address, headers, status, users = case
    for turn in ("first", "second"):  # made, and perhaps kept
        reply = server.get(address, headers, method)
        assert reply.status == status
        found = {name: reply.headers.get(name) for name in HEADERS}
        assert found == HEADERS, turn
        assert set(reply.headers["content-security-policy"].split("; ")) == CONTENT_SECURITY_POLICY
        assert reply.headers["cross-origin-resource-policy"] == users
        assert reply.headers.get("strict-transport-security") == more.get("hsts")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1][:40]} {case[3]}")
def test_every_kind_of_answer_has_the_full_set_of_headers(server: Server, case: Case) -> None:
    check(server, case)


def test_over_tls_it_has_one_more_and_without_it_leads_there(directory: Path) -> None:
    given = {"SITE_URL": "https://guide.example", "ALLOWED_HOSTS": "guide.example,127.0.0.1", "BEHIND_PROXY": "true"}
    with gunicorn(directory, 0.0, **given) as server:
        for method, address, headers, status, users in CASES:
            over_tls = {**headers, "X-Forwarded-Proto": "https"}
            check(server, (method, address, over_tls, status, users), hsts="max-age=31536000")
        for address in ("/", "/roles", "/static/css/guide.css", "/admin/", "/nowhere/"):
            check(server, ("GET", address, {}, 301, "same-origin"))
        check(server, ("GET", "/", {"Host": "evil.example"}, 400, "same-origin"))


def test_a_304_leaves_the_headers_of_the_page_that_is_kept(server: Server) -> None:
    for address in ("/", "/salaries.csv"):
        tag = server.get(address).headers["etag"]
        reply = server.get(address, {"If-None-Match": tag})
        assert reply.status == 304
        assert "cross-origin-resource-policy" not in reply.headers
    changed = server.get("/static/favicon.svg").headers["last-modified"]
    reply = server.get("/static/favicon.svg", {"If-Modified-Since": changed})
    assert (reply.status, reply.headers.get("cross-origin-resource-policy")) == (304, None)


MALFORMED = [
    b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
    b"G\x00T / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\x00b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"y" * 9000 + b"\r\n\r\n",
    b"GET /" + b"z" * 9000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: nonsense\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: nonsense\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nSCRIPT_NAME: /x\r\nConnection: close\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    b"GET /nowhere/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"OPTIONS /roles/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"\r\n\r\n",
]


def test_robots_leave_nothing_in_the_log(server: Server) -> None:
    before = server.log.read_text()
    for data in MALFORMED * 3:
        reply = server.send(data, seconds=1)
        assert reply.startswith((b"HTTP/1.1 4", b"HTTP/1.1 501", b"HTTP/1.1 200")) or data == b"\r\n\r\n"
    assert server.log.read_text() == before


def test_what_is_wrong_with_the_server_is_still_told(directory: Path) -> None:
    with gunicorn(directory) as server:
        server.execute("ALTER TABLE careers_region RENAME TO elsewhere")
        try:
            assert server.get("/salaries/").status == 503
        finally:
            server.execute("ALTER TABLE elsewhere RENAME TO careers_region")
        assert "careers_region" in server.log.read_text()
