"""The site as in production for the tests: gunicorn, the shipped content, hashed and compressed static files."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")


@dataclass(frozen=True)
class Site:
    host: str

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def fetch(self, path: str, encodings: str = "identity") -> Answer:
        with closing(HTTPConnection(self.host, timeout=30)) as connection:
            connection.request("GET", path, headers={"Accept-Encoding": encodings})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, response.read())


def environment(directory: Path) -> dict[str, str]:
    return {
        **os.environ,
        "BROWSER_SITE": str(directory),
        "DATABASE_URL": f"sqlite:///{directory / 'guide.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "SECRET_KEY": "the key of the browser tests alone",
    }


def prepare(directory: Path) -> None:
    """Makes database and static files; several seconds."""
    directory.mkdir()
    command = [sys.executable, "-m", "scripts.prepare"]
    done = subprocess.run(command, cwd=ROOT, env=environment(directory), capture_output=True, text=True)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def served(directory: Path, log: Path) -> Iterator[Site]:
    """The prepared site at a free port. Whatever goes wrong in the server fails the last test."""
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("w") as output:
        site = Site(f"127.0.0.1:{listener.getsockname()[1]}")
        options = ["--config", "deploy/gunicorn.conf.py", "--bind", f"fd://{listener.fileno()}", "--timeout", "0"]
        server = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "gunicorn", *options],
            cwd=ROOT,
            env=environment(directory) | {"SITE_URL": site.url, "WEB_CONCURRENCY": "1"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=[listener.fileno()],
        )
    try:
        yield site
    finally:
        ended = server.poll()
        server.terminate()
        server.wait(30)
    assert ended is None, f"The server ended with {ended} before the tests did.\n{log.read_text()}"
    assert "Traceback" not in log.read_text(), log.read_text()
