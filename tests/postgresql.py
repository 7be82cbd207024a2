"""A PostgreSQL of its own for tests that stop, freeze or cut it: in a folder of its own, at a free port."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

PATIENCE = 30.0  # seconds until it must accept connections
OWNER = "postgres"
"""Who runs it if the tests are root's: PostgreSQL refuses to be root."""


class Cluster:
    def __init__(self, directory: Path, port: int, programs: Path, user: str | None) -> None:
        self.directory, self.port, self.programs, self.user = directory, port, programs, user
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [str(self.programs / "postgres"), "-D", str(self.directory / "data"), "-h127.0.0.1", f"-p{self.port}"]
        with (self.directory / "log").open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                [*command, "-k", str(self.directory), "-F"], cwd="/", user=self.user, stdout=log, stderr=log
            )
        ready = [str(self.programs / "pg_isready"), "-q", "-h127.0.0.1", f"-p{self.port}"]
        end = time.monotonic() + PATIENCE
        while subprocess.run(ready, check=False).returncode:  # noqa: S603
            assert self.process.poll() is None, (self.directory / "log").read_text()
            assert time.monotonic() < end, "PostgreSQL does not start."
            time.sleep(0.05)

    def stop(self) -> None:
        """Cuts connections, then ends in order."""
        assert self.process
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)

    @property
    def url(self) -> str:
        return f"postgres://{OWNER}@127.0.0.1:{self.port}/{OWNER}"

    def query(self, sql: str) -> str:
        command = [
            str(self.programs / "psql"),
            "--no-psqlrc",
            "-h127.0.0.1",
            f"-p{self.port}",
            f"-U{OWNER}",
            "-tAc",
            sql,
        ]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603

    def cut(self) -> int:
        """Ends all connections of others, as a restart or a failover does, and returns how many there were."""
        others = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        return int(self.query(f"SELECT count(pg_terminate_backend(pid)) {others}"))  # our own text

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """No process of it runs, while the kernel still takes what is sent to it."""
        assert self.process
        processes = [self.process.pid, *children(self.process.pid)]
        for pid in processes:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in processes:
                os.kill(pid, signal.SIGCONT)


def children(parent: int) -> Iterator[int]:
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(file.read_text().rpartition(")")[2].split()[1]) == parent:
                yield int(file.parent.name)


def programs() -> Path:
    found = [Path(name).parent for name in [shutil.which("initdb")] if name]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))  # Debian's
    if not found or not Path("/proc").is_dir():
        pytest.skip("There is no PostgreSQL server on this machine; Debian's package is postgresql.")
    return found[-1]


@contextmanager
def postgresql() -> Iterator[Cluster]:
    user = OWNER if os.geteuid() == 0 else None
    where = programs()
    with tempfile.TemporaryDirectory(prefix="guide-") as name, socket.create_server(("127.0.0.1", 0)) as taken:
        directory, port = Path(name), taken.getsockname()[1]
        taken.close()
        if user:
            shutil.chown(directory, user)
        options = ["--no-sync", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C"]
        subprocess.run(  # noqa: S603
            [where / "initdb", *options, directory / "data"], cwd="/", user=user, check=True, stdout=subprocess.DEVNULL
        )
        cluster = Cluster(directory, port, where, user)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
