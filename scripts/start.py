"""Starts the site at HOST:PORT once everything is up to date: gunicorn, or with --dev Django's development server."""

import errno
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from scripts.prepare import prepare, say

EVERY_ADDRESS = {"0.0.0.0", "::"}  # noqa: S104  # recognised, not bound


def main() -> None:
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {port!r}.")
    refuse_unusable(host, int(port))
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    dev = "--dev" in sys.argv[1:]
    set_environment(host, port, address, dev)
    prepare()
    command = ["manage.py", "runserver", address] if dev else ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606  # no shell is the point


def set_environment(host: str, port: str, address: str, dev: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")
    allowed = os.environ.get("ALLOWED_HOSTS") or "localhost,127.0.0.1,[::1]"
    if host in EVERY_ADDRESS:
        say(f"Listening on every address, answering to these names: {allowed}  (ALLOWED_HOSTS= sets them)")
        address = f"{allowed.split(',')[0].strip().lstrip('.')}:{port}"
    elif (name := f"[{host}]" if ":" in host else host) not in allowed.split(","):
        allowed = f"{allowed},{name}"
    os.environ["ALLOWED_HOSTS"] = allowed
    os.environ.setdefault("SITE_URL", f"http://{address}")
    if dev:
        os.environ["DEBUG"] = "true"


def refuse_unusable(host: str, port: int) -> None:
    """Exits with a plain message if nothing can listen there, before anything else is touched."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the servers do
            probe.bind(address)
    except socket.gaierror:
        sys.exit(f"HOST={host} is no address and no name of one.")
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(
                f"Port {port} is taken{listener(port)}.\n"
                f"Stop what listens there, or choose another port, such as PORT={port % 65535 + 1}."
            )
        sys.exit(f"Nothing can listen at {host}, port {port}: {error.strerror}. HOST= and PORT= choose another place.")


def listener(port: int) -> str:
    """' by PROGRAM (process N)', as far as Linux tells: to root of all processes, to others of their own."""
    sockets = set()
    with suppress(OSError):
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            for line in Path(table).read_text().splitlines()[1:]:
                fields = line.split()
                if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:  # 0A: it listens
                    sockets.add(f"socket:[{fields[9]}]")
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):
            if str(descriptor.readlink()) in sockets:
                process = descriptor.parents[1]
                return f" by {(process / 'comm').read_text().strip()} (process {process.name})"
    return ""


if __name__ == "__main__":
    main()
