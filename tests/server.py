"""The shipped gunicorn in front of a database of its own, for tests that a socket must see.

prepare(directory)                 # database with the shipped content; a few seconds
with gunicorn(directory) as server:
    server.get("/roles/", {"Accept-Encoding": "gzip"})
"""

import gzip
import os
import socket
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import brotli
import zstandard

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30.0  # seconds until a server must have answered
DECODERS = {
    "": bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
    "deflate": zlib.decompress,
}


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    """Names in lower case; of a name sent twice, the values with a comma between."""
    raw: bytes

    @property
    def body(self) -> bytes:
        """Decoded."""
        return DECODERS[self.headers.get("content-encoding", "")](self.raw) if self.raw else b""


@dataclass(frozen=True)
class Server:
    port: int
    database: Path
    log: Path
    """What the server wrote to standard output and standard error."""
    process: "subprocess.Popen[bytes]"

    def get(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET", body: bytes | None = None
    ) -> Reply:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path, body=body, headers=dict(headers or {}))
            response = connection.getresponse()
            found: dict[str, str] = {}
            for name, value in response.getheaders():
                key = name.lower()
                found[key] = f"{found[key]}, {value}" if key in found else value
            return Reply(response.status, found, response.read())

    def send(self, data: bytes, seconds: float = PATIENCE) -> bytes:
        """All that comes back for these bytes until the server closes the connection, or for so many seconds."""
        received = b""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection, suppress(OSError):
            connection.sendall(data)
            while part := connection.recv(65536):
                received += part
        return received

    def execute(self, sql: str, *values: object) -> None:
        """One statement in the server's database, committed. An UPDATE of published rows is an edit."""
        with closing(sqlite3.connect(self.database, timeout=PATIENCE)) as connection, connection:
            connection.execute(sql, values)


def environment(directory: Path, **given: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{directory / 'guide.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.server_settings",
        "SECRET_KEY": "a key that tests alone have, long enough",
        **given,
    }


def prepare(directory: Path, content: Path = ROOT / "content", **given: str) -> None:
    """Makes the database `guide.sqlite3` in the directory, with the content of this folder.

    `given` are variables of its environment.
    """
    command = [sys.executable, "-m", "scripts.prepare", "database", "content"]
    variables = environment(directory, CONTENT_DIR=str(content), **given)
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def gunicorn(
    directory: Path,
    trust: float = 0.0,
    application: str = "tests.server_application",
    before: Sequence[str] = (),
    **given: str,
) -> Iterator[Server]:
    """One worker with deploy/gunicorn.conf.py at a free port. `given` are variables of its environment.

    For `trust` seconds it takes the content version as it read it last, so that by default an edit shows at once.
    `before` is a command that starts others, such as taskset.
    Over TLS as a proxy would say it: `SITE_URL="https://…", BEHIND_PROXY="true"` and X-Forwarded-Proto.
    """
    log = directory / "gunicorn.log"
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("wb") as output:
        port = listener.getsockname()[1]
        options = ["--config", "deploy/gunicorn.conf.py", "--bind", f"fd://{listener.fileno()}"]
        process = subprocess.Popen(  # noqa: S603  # our own command
            [*before, sys.executable, "-m", "gunicorn", *options, application],
            cwd=ROOT,
            env=environment(directory, **{"WEB_CONCURRENCY": "1", "VERSION_TRUST": str(trust), **given}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=[listener.fileno()],
        )
    server = Server(port, directory / "guide.sqlite3", log, process)
    try:
        wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.process.poll() is None:
        with suppress(OSError, HTTPException):
            server.get("/healthz")
            return
        time.sleep(0.02)
    raise AssertionError(f"The server does not answer.\n{server.log.read_text()}")
