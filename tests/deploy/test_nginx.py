"""deploy/nginx.conf in a real nginx, in front of an upstream that counts."""

import gzip
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from publishing.page_cache.cache import CACHE_CONTROL
from publishing.page_cache.encodings import choose_encoding
from tests.nginx import fetch, free_port, nginx, shipped_nginx
from tests.server import ROOT

if not shutil.which("nginx"):
    if os.environ.get("CI") == "true":
        pytest.fail("There is no nginx, and .ci/run installs it.", pytrace=False)
    pytest.skip("There is no nginx; Debian's package is nginx-light.", allow_module_level=True)

PAGE = b"<p>A page.</p>" * 100
HASHED = "guide.0123456789ab.css"


class Upstream(BaseHTTPRequestHandler):
    """Answers as the guide does; what it was asked is kept."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str, str]]
    is_broken: bool
    is_withdrawn: bool

    def do_GET(self) -> None:
        self.before()
        proxied = f"{self.headers['X-Forwarded-Proto']} {self.headers['Host']}"
        self.asked.append((self.path, self.headers["Accept-Encoding"], proxied))
        is_page = not self.path.startswith("/admin/") and not self.is_withdrawn
        is_gzip = choose_encoding(self.headers["Accept-Encoding"]) == "gzip"
        body = gzip.compress(PAGE) if is_gzip and is_page else PAGE
        self.send_response(500 if self.is_broken else 404 if self.is_withdrawn else 200)
        self.send_header("Content-Length", str(len(body)))
        if is_page:
            is_editor = "guide_editor=good" in self.headers.get("Cookie", "")
            self.send_header("Cache-Control", "private, no-cache" if is_editor else CACHE_CONTROL)
            self.send_header("Vary", "Accept-Encoding")
            if body is not PAGE:
                self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    @staticmethod
    def before() -> None:
        pass

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def upstream() -> Iterator[Any]:
    handler = type("Handler", (Upstream,), {"asked": [], "is_broken": False, "is_withdrawn": False})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        handler.port = server.server_address[1]  # type: ignore[attr-defined]  # for the fixture below
        yield handler
        server.shutdown()
        thread.join()


@pytest.fixture
def port(upstream: Any, tmp_path: Path) -> Iterator[int]:
    static = tmp_path / "static"
    static.mkdir()
    (static / HASHED).write_text("body {}")
    (static / "guide.css").write_text("body {}")
    own = free_port()
    with nginx(shipped_nginx(own, upstream.port, tmp_path, static), own, f"/static/{HASHED}", tmp_path):
        yield own


def test_a_page_is_kept_for_each_encoding_however_it_is_asked_for(port: int, upstream: Any) -> None:
    for accepted in ("gzip", "gzip, deflate", "GZIP", "deflate,gzip"):
        status, headers, body = fetch(port, "/roles/", {"Accept-Encoding": accepted})
        assert (status, headers["Content-Encoding"], gzip.decompress(body)) == (200, "gzip", PAGE)
    for accepted in ("", "deflate", "xgzip"):
        assert fetch(port, "/roles/", {"Accept-Encoding": accepted})[2] == PAGE
    assert {encoding for _, encoding, _ in upstream.asked} == {"gzip", "identity"}
    # Two pages; a slow machine may ask again after their second.
    assert len(upstream.asked) <= 4
    assert fetch(port, "/x/", {"Accept-Encoding": "gzip, deflate, br, zstd"})[0] == 200
    assert upstream.asked[-1][1] == "br"
    for accepted in ("gzip;q=0", "br;q=0.1, gzip;q=1.0", "*"):  # the guide reads quality values, and knows them all
        fetch(port, "/q/", {"Accept-Encoding": accepted})
        assert upstream.asked[-1][1] == accepted


def test_an_editor_gets_no_kept_page_and_leaves_none(port: int, upstream: Any) -> None:
    editor = {"Cookie": "theme=dark; guide_editor=good"}
    answers = [fetch(port, "/roles/", headers) for headers in (editor, {}, editor, {"Cookie": "theme=dark"})]
    assert [headers["X-Cache"] for _, headers, _ in answers] == ["BYPASS", "MISS", "BYPASS", "HIT"]
    assert len(upstream.asked) == 3


def test_no_other_cookie_gets_past_the_kept_page(port: int, upstream: Any) -> None:
    fetch(port, "/roles/")
    for cookie in ("sessionid=x", "guide_session=x", "xguide_editor=good", "guide_editor=", "a=guide_editor"):
        assert fetch(port, "/roles/", {"Cookie": cookie})[1]["X-Cache"] in {"HIT", "EXPIRED", "REVALIDATED"}


def test_a_forged_marker_gets_the_guides_kept_page_and_leaves_nothing(port: int, upstream: Any, tmp_path: Path) -> None:
    for number in range(20):
        status, headers, body = fetch(port, "/roles/", {"Cookie": f"guide_editor=forged{number}"})
        assert (status, headers["X-Cache"], headers["Cache-Control"], body) == (200, "BYPASS", CACHE_CONTROL, PAGE)
    assert not [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]


def test_an_old_page_is_better_than_an_error(port: int, upstream: Any) -> None:
    assert fetch(port, "/roles/")[1]["X-Cache"] == "MISS"
    upstream.is_broken = True
    while (answer := fetch(port, "/roles/"))[1]["X-Cache"] == "HIT":
        time.sleep(0.1)  # until its second is over
    assert (answer[0], answer[1]["X-Cache"], answer[2]) == (200, "STALE", PAGE)


def test_a_withdrawn_page_does_not_come_back(port: int, upstream: Any) -> None:
    assert fetch(port, "/roles/")[0] == 200
    upstream.is_withdrawn = True
    while fetch(port, "/roles/")[1]["X-Cache"] == "HIT":
        time.sleep(0.1)  # until its second is over
    upstream.is_broken = True
    while (answer := fetch(port, "/roles/"))[1]["X-Cache"] == "HIT":
        time.sleep(0.1)
    assert (answer[0], answer[1]["X-Cache"]) == (404, "STALE")


def test_those_who_come_together_do_not_wait_for_each_other(port: int, upstream: Any) -> None:
    """One at a time for each page is the guide's own business; nginx's lock looks twice a second."""
    upstream.is_withdrawn = True
    together = threading.Barrier(4, timeout=10)
    upstream.before = lambda: together.wait()  # none is answered before all have asked
    threads = [threading.Thread(target=fetch, args=(port, "/nowhere/")) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not together.broken


def test_admin_is_not_kept(port: int, upstream: Any) -> None:
    for accepted in ("identity", "gzip, deflate, br"):
        fetch(port, "/admin/", {"Accept-Encoding": accepted})
        assert upstream.asked[-1][1] == accepted
    assert "X-Cache" not in fetch(port, "/admin/")[1]
    assert {proxied for _, _, proxied in upstream.asked} == {"http 127.0.0.1"}


def test_static_files_are_immutable_if_their_names_are_hashed(port: int, upstream: Any) -> None:
    _, hashed, _ = fetch(port, f"/static/{HASHED}")
    assert hashed["Cache-Control"] == "public, max-age=31536000, immutable"
    assert hashed["X-Content-Type-Options"] == "nosniff"
    assert fetch(port, "/static/guide.css")[1]["Cache-Control"] == "public, max-age=60"
    assert not upstream.asked


def test_no_visit_is_logged() -> None:
    """/privacy/ says so."""
    _, *servers = (ROOT / "deploy/nginx.conf").read_text().split("\nserver {\n")
    assert len(servers) == 2
    for server in servers:
        assert re.findall(r"access_log ([^;]*);", server) == ["off"]


def test_the_file_as_it_is_shipped_is_valid(tmp_path: Path) -> None:
    """With its TLS and its redirect; only what lies elsewhere on this machine is replaced."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=guide.example -keyout {key} -out {certificate}"
    subprocess.run(command.split(), check=True, capture_output=True)  # noqa: S603  # our own command
    text = (ROOT / "deploy/nginx.conf").read_text()
    for name, path in (("fullchain", certificate), ("privkey", key)):
        text = text.replace(f"/etc/letsencrypt/live/guide.example/{name}.pem", str(path))
    text = text.replace("/var/cache/nginx/guide", str(tmp_path / "cache"))
    site = f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ access_log off; {text} }}"
    (tmp_path / "nginx.conf").write_text(site)
    command = f"nginx -t -e {tmp_path}/log -c {tmp_path}/nginx.conf"
    tested = subprocess.run(command.split(), capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    assert tested.returncode == 0, tested.stderr
    assert "warn" not in tested.stderr
