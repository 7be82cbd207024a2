"""Connections that ask one address, or those of a file in turn, as quickly as they are answered: wrk."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.server import ROOT

UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}
SECONDS = 1
CORES = sorted(os.sched_getaffinity(0)) if shutil.which("taskset") else []


def on_core(number: int) -> list[str]:
    """Before a command: it has a core for itself, where there are two."""
    return ["taskset", "--cpu-list", str(CORES[number])] if len(CORES) > 1 else []


@dataclass(frozen=True)
class Load:
    rate: float
    """Answers a second."""
    p50: float
    p99: float
    """Milliseconds."""


def load(port: int, path: str, headers: dict[str, str], connections: int = 16, addresses: Path | None = None) -> Load:
    """Of this machine alone. A single answer that is no success or 304 ends the run."""
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    script = ["-s", str(ROOT / "bench/addresses.lua")] if addresses else []
    wrk = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", *script, *given]
    text = subprocess.run(
        [*on_core(1), *wrk, f"http://127.0.0.1:{port}{path}"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "BENCH_ADDRESSES": str(addresses)},
    ).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"{path} failed under load:\n{text}")
    found = {
        name: float(number) * UNITS[unit] for name, number, unit in re.findall(r"(\d\d)%\s+([\d.]+)(us|ms|s|m)\b", text)
    }
    rate = re.findall(r"Requests/sec:\s+([\d.]+)", text)
    return Load(float(rate[0]), found["50"], found["99"])
