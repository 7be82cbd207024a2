"""The headers of every kind of answer through deploy/nginx.conf, with its TLS and its redirect, before the guide."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest

from tests.content import write_content
from tests.deploy.test_gunicorn import CONTENT_SECURITY_POLICY, HEADERS
from tests.nginx import free_port, nginx
from tests.server import ROOT, Server, gunicorn, prepare

if not shutil.which("nginx"):
    if os.environ.get("CI") == "true":
        pytest.fail("There is no nginx, and .ci/run installs it.", pytrace=False)
    pytest.skip("There is no nginx; Debian's package is nginx-light.", allow_module_level=True)

# Whether nginx answers is asked at a server of its own.
UP = "server {{ listen 127.0.0.1:{}; return 200; }}"
HASHED = "favicon.0123456789ab.svg"
Headers = list[tuple[str, str]]


@dataclass
class Proxy:
    plain: int
    tls: int
    context: ssl.SSLContext
    guide: Server

    def get(
        self, path: str, headers: dict[str, str] | None = None, method: str = "GET", over_tls: bool = True
    ) -> tuple[int, Headers]:
        connection = (
            HTTPSConnection("127.0.0.1", self.tls, timeout=30, context=self.context)
            if over_tls
            else HTTPConnection("127.0.0.1", self.plain, timeout=30)
        )
        with closing(connection):
            connection.request(method, path, headers={"Host": "guide.example", **(headers or {})})
            response = connection.getresponse()
            response.read()
            return response.status, [(name.lower(), value) for name, value in response.getheaders()]


def certificate(directory: Path) -> tuple[Path, Path]:
    key, certificate = directory / "key.pem", directory / "certificate.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=guide.example -keyout {key} -out {certificate}"
    subprocess.run(command.split(), check=True, capture_output=True)  # noqa: S603  # our own command
    return key, certificate


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("site")
    prepare(directory, write_content(directory / "content"))
    shutil.copytree(ROOT / "static", directory / "static")
    shutil.copy(directory / "static/favicon.svg", directory / "static" / HASHED)
    return directory


@pytest.fixture(scope="module")
def proxy(directory: Path) -> Iterator[Proxy]:
    with proxied(directory) as proxy:
        yield proxy


@contextmanager
def proxied(directory: Path) -> Iterator[Proxy]:
    key, public = certificate(directory)
    plain, tls, up = free_port(), free_port(), free_port()
    given = {"SITE_URL": "https://guide.example", "ALLOWED_HOSTS": "guide.example", "BEHIND_PROXY": "true"}
    context = ssl.create_default_context(cafile=public)
    context.check_hostname = False
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(directory, 0.5, **given))
        text = (ROOT / "deploy/nginx.conf").read_text()
        for pattern, value in (
            (r"server 127\.0\.0\.1:8000;", f"server 127.0.0.1:{guide.port};"),
            (r"/var/cache/nginx/guide", f"{directory}/cache"),
            (r"listen 80;", f"listen 127.0.0.1:{plain};"),
            (r"listen 443 ssl http2;", f"listen 127.0.0.1:{tls} ssl http2;"),
            (r"\S+/fullchain\.pem", str(public)),
            (r"\S+/privkey\.pem", str(key)),
            (r"/srv/guide/var/static/", f"{directory}/static/"),
        ):
            text, changed = re.subn(pattern, value, text)
            assert changed, pattern
        stack.enter_context(nginx(text + UP.format(up), up, "/", directory))
        yield Proxy(plain, tls, context, guide)


def check(answer: tuple[int, Headers], status: int, users: str, over_tls: bool = True) -> dict[str, str]:
    """Each header once, as the guide sends it."""
    found = dict(answer[1])
    assert answer[0] == status
    for name in (*HEADERS, "content-security-policy", "cross-origin-resource-policy", "vary", "cache-control"):
        assert [header for header, _ in answer[1]].count(name) <= 1, name
    assert {name: found.get(name) for name in HEADERS} == HEADERS
    assert set(found["content-security-policy"].split("; ")) == CONTENT_SECURITY_POLICY
    assert found["cross-origin-resource-policy"] == users
    assert found.get("strict-transport-security") == ("max-age=31536000" if over_tls else None)
    return found


@pytest.mark.parametrize(
    ("address", "status", "users"),
    [
        ("/", 200, "same-origin"),
        ("/salaries.csv", 200, "cross-origin"),
        ("/blog/feed/", 200, "cross-origin"),
        ("/healthz", 200, "same-origin"),
        ("/admin/login/", 200, "same-origin"),
        ("/roles", 301, "same-origin"),
        ("/roles/?skill=nonsense", 302, "same-origin"),
        ("/roles/?skill=%00", 400, "same-origin"),
        ("/nowhere/", 404, "same-origin"),
        ("/static", 404, "same-origin"),  # no page, with a slash or without
        # nginx's own
        ("/static/css/guide.css", 200, "same-origin"),
        ("/static/favicon.svg", 200, "cross-origin"),
        (f"/static/{HASHED}", 200, "cross-origin"),
        ("/static/schemas/salaries.json", 200, "cross-origin"),
        ("/static/nothing.css", 404, "same-origin"),
        ("/static/", 403, "same-origin"),
    ],
)
def test_every_answer_has_the_full_set_once(proxy: Proxy, address: str, status: int, users: str) -> None:
    for _ in range(2):
        check(proxy.get(address), status, users)
        check(proxy.get(address, {"Cookie": "guide_editor=x"}), status, users)


def test_the_redirect_to_tls_has_it_too(proxy: Proxy) -> None:
    found = check(proxy.get("/roles/?x=1", over_tls=False), 301, "same-origin", over_tls=False)
    assert found["location"] == "https://guide.example/roles/?x=1"


def test_a_page_that_was_kept_and_asked_for_again_has_it_once(proxy: Proxy) -> None:
    address = "/backgrounds/"
    found = check(proxy.get(address), 200, "same-origin")
    again = found
    while again.get("x-cache") in {"MISS", "HIT"}:
        time.sleep(0.1)  # until its second is over
        again = check(proxy.get(address), 200, "same-origin")
    assert again["x-cache"] == "REVALIDATED"
    check(proxy.get(address, {"If-None-Match": found["etag"]}), 304, "same-origin")


def test_nginx_refuses_with_the_full_set(proxy: Proxy) -> None:
    check(proxy.get("/admin/login/", {"Content-Length": str(4 * 2**20)}, "POST"), 413, "same-origin")
    check(proxy.get("/", {"X": "y" * 40_000}), 400, "same-origin")
    with (
        socket.create_connection(("127.0.0.1", proxy.tls), timeout=30) as connection,
        proxy.context.wrap_socket(connection) as secure,
    ):
        secure.sendall(b"GET / HTTP/1.1\r\nHost : x\r\nno header\r\n\r\n")
        reply = secure.recv(65536).decode()
    assert reply.startswith("HTTP/1.1 400")
    for name in (*HEADERS, "content-security-policy", "strict-transport-security"):
        assert reply.lower().count(f"\r\n{name}: ") == 1


def test_without_the_guide_nginx_answers_with_the_full_set(directory: Path) -> None:
    with proxied(directory) as proxy:
        kept = check(proxy.get("/skills/"), 200, "same-origin")
        proxy.guide.process.terminate()
        proxy.guide.process.wait(30)
        for address in ("/never-asked/", "/admin/"):
            check(proxy.get(address), 502, "same-origin")
        while (stale := check(proxy.get("/skills/"), 200, "same-origin"))["x-cache"] == "HIT":
            time.sleep(0.1)
        assert (stale["x-cache"], stale["etag"]) == ("STALE", kept["etag"])
