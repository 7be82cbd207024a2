"""Connections that ask one address, or many fresh ones, as quickly as they are answered: wrk."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from bench.servers import LOAD_CORE, ROOT, pin

UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}
SECONDS = 1


@dataclass(frozen=True)
class Load:
    rate: float
    """Answers a second."""
    p50: float
    p99: float
    """Milliseconds."""


@cache
def wrk() -> str:
    """The program's path. As root on Debian, it is installed if need be."""
    if not shutil.which("wrk") and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["update"], ["install", "--yes", "wrk"]):
            subprocess.run(["apt-get", "-qq", *command], check=False, stdin=subprocess.DEVNULL, capture_output=True)
    if found := shutil.which("wrk"):
        return found
    raise SystemExit("The benchmarks need wrk, as in: apt-get install wrk")


def load(url: str, headers: dict[str, str], connections: int = 16, addresses: Path | None = None) -> Load:
    """Only of this machine. A single answer that is no success or 304 ends the run."""
    if urlsplit(url).hostname != "127.0.0.1":
        raise ValueError("Load is sent to this machine alone.")
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    script = ["-s", str(ROOT / "bench/addresses.lua")] if addresses else []
    text = subprocess.run(
        [wrk(), "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", *script, *given, url],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "BENCH_ADDRESSES": str(addresses)},
        preexec_fn=lambda: pin(LOAD_CORE),  # no threads are running here
    ).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"{url} failed under load:\n{text}")
    found = {
        name: float(number) * UNITS[unit] for name, number, unit in re.findall(r"(\d\d)%\s+([\d.]+)(us|ms|s|m)\b", text)
    }
    rate = re.findall(r"Requests/sec:\s+([\d.]+)", text)
    return Load(float(rate[0]), found["50"], found["99"])


class Fresh:
    """Addresses of which each run is given so many that it asks none twice."""

    EACH = 3000

    def __init__(self, addresses: Sequence[str], file: Path) -> None:
        self._addresses, self._file, self._next = addresses, file, 0

    def take(self) -> Path:
        taken = self._addresses[self._next : self._next + self.EACH]
        if len(taken) < self.EACH:
            raise SystemExit("There are too few addresses for so many runs.")
        self._next += self.EACH
        self._file.write_text("\n".join(taken))
        return self._file
