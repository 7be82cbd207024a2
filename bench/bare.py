"""The limits: the least that the same server can do with the same bytes. Nothing here knows the guide."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

# One file for each path, named by the path with underscores for slashes.
BODIES = {path.name: path.read_bytes() for path in Path(os.environ.get("BENCH_BODIES", "/nonexistent")).glob("*")}


def name_of(path: str) -> str:
    return path.replace("/", "_")


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """A WSGI application that returns a constant, with the two headers that no answer can do without."""
    body = BODIES[name_of(environ["PATH_INFO"])]
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]
