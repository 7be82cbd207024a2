"""How quick the site answers, each figure against a limit that is measured in turn with it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.bare import name_of
from bench.load import Load, load
from bench.servers import ROOT, Server, fetch, free_port, gunicorn, nginx, shipped_nginx
from bench.table import Row, compared, say

QUICK = bool(os.environ.get("QUICK"))
ROUNDS = 2 if QUICK else 25
SECONDS = 1
WARM_UP = 20  # requests before the first round

ROLE = "/roles/data-engineer/"
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
PLAIN: dict[str, str] = {}
GUIDE = "guide.wsgi"
BARE = "bench.bare"


def manage(*command: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def database(directory: Path, name: str) -> dict[str, str]:
    """The environment of an empty, migrated database."""
    empty, own = directory / "empty.sqlite3", directory / f"{name}.sqlite3"
    if not empty.exists():
        manage("manage.py", "migrate", "--verbosity=0", **for_database(empty))
    shutil.copy(empty, own)
    return for_database(own)


def for_database(path: Path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{path}", "SECRET_KEY": "bench" * 10}


def bodies(server: Server, directory: Path, pages: dict[str, str], headers: dict[str, str]) -> dict[str, str]:
    """Keeps the pages' bytes for the limits, and returns the environment that names them."""
    directory.mkdir()
    for path in pages.values():
        (directory / name_of(path.partition("?")[0])).write_bytes(fetch(server.port, path, headers)[2])
    return {"BENCH_BODIES": str(directory)}


def in_turn(*runs: Callable[[], Load]) -> list[list[Load]]:
    """Each run once a round, the order changing with every round."""
    found: list[list[Load]] = [[] for _ in runs]
    for number in range(ROUNDS):
        order = list(enumerate(runs))
        for index, run in reversed(order) if number % 2 else order:
            found[index].append(run())
    return found


def against(
    guide: Server, limit: Server, path: str, headers: dict[str, str], other: str | None = None
) -> list[list[Load]]:
    other = path if other is None else other
    for _ in range(WARM_UP):
        fetch(guide.port, path, headers)
        fetch(limit.port, other, headers)
    return in_turn(
        lambda: load(guide.url(path), SECONDS, headers),
        lambda: load(limit.url(other), SECONDS, headers),
    )


def content_pages(environment: dict[str, str]) -> dict[str, str]:
    """The pages that are measured; the result is that of the first answers."""
    script = (
        "import django; django.setup()\n"
        "from careers.models import Question\n"
        "print('&'.join(f'{q.slug}={q.answers.first().slug}' for q in Question.objects.order_by('slug')))\n"
        "from blog.models import Post\n"
        "print(Post.objects.published().first().get_absolute_url())"
    )
    answers, post = manage("-c", script, DJANGO_SETTINGS_MODULE="guide.settings", **environment).split()
    return {"role page": ROLE, "salaries": "/salaries/", "post": post, "result": f"/choose-your-path/result/?{answers}"}


def queries(environment: dict[str, str], *paths: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = json.loads(manage("-m", "bench.queries", *paths, PAGE_CACHE_MB="0", **environment))
    return found


def cached(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    pages = content_pages(environment)
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(GUIDE, **environment))
        limits = bodies(guide, directory / "compressed", pages, BROWSER)
        bare = stack.enter_context(gunicorn(BARE, ROLE, **limits))
        for what, path in list(pages.items())[: 1 if QUICK else None]:
            ours, theirs = against(guide, bare, path, BROWSER)
            size = len(fetch(guide.port, path, BROWSER)[2])
            yield compared(f"{what}, cached", "≥ 0.85", ours, theirs, bytes=f"{size:,}", queries="0")
            if path == ROLE:
                p99s = [one.p99 / other.p99 for one, other in zip(ours, theirs, strict=True)]
                yield Row(
                    "p99 of the cached role page",
                    "≤ 1.5",
                    median(p99s),
                    f"{median(one.p99 for one in ours):.1f} ms",
                    f"{median(one.p99 for one in theirs):.1f} ms",
                    spread=f"{min(p99s):.2f}–{max(p99s):.2f}",
                )
        known = {**BROWSER, "If-None-Match": fetch(guide.port, ROLE, BROWSER)[1]["ETag"]}
        ours, theirs = against(guide, bare, ROLE, known)
        yield compared("role page, 304", "≥ 0.85", ours, theirs, bytes="0", queries="0")
        django = stack.enter_context(gunicorn("bench.django_bare"))
        load(django.url("/"), SECONDS, BROWSER)
        for path in pages.values():
            load(guide.url(path), 1, BROWSER)
        used = guide.memory(), django.memory()
        yield Row("memory of a worker", "≤ 1.6", used[0] / used[1], f"{used[0]:.0f} MB", f"{used[1]:.0f} MB")


def uncached(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(GUIDE, PAGE_CACHE_MB="0", **environment))
        limits = bodies(guide, directory / "plain", {"role": ROLE}, PLAIN)
        constant = stack.enter_context(
            gunicorn(GUIDE, ROLE, DJANGO_SETTINGS_MODULE="bench.django_constant", **limits, **environment)
        )
        ours, theirs = against(guide, constant, ROLE, PLAIN)
        size = len(fetch(guide.port, ROLE, PLAIN)[2])
        counts = " then ".join(map(str, queries(environment, ROLE)[ROLE]))
        yield compared("role page, rendered, pieces kept", "≥ 0.15", ours, theirs, bytes=f"{size:,}", queries=counts)
        nothing = {"DJANGO_SETTINGS_MODULE": "bench.django_forgetful", **environment}
        ours, theirs = against(stack.enter_context(gunicorn(GUIDE, **nothing)), constant, ROLE, PLAIN)
        counts = " then ".join(map(str, queries(nothing, ROLE)[ROLE]))
        yield compared("role page, rendered, nothing kept", "", ours, theirs, bytes=f"{size:,}", queries=counts)


def behind_nginx(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    own = directory / "nginx"
    (own / "files").mkdir(parents=True)
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(GUIDE, **environment))
        body = fetch(guide.port, ROLE, BROWSER)[2]
        (own / "files/page.html").write_bytes(body)
        ports = free_port(), free_port()
        sites = shipped_nginx(ports[0], guide.port, own, ROOT / "var/static")
        sites += f"server {{ listen 127.0.0.1:{ports[1]}; root {own}/files; open_file_cache max=2000 inactive=60s; }}"
        server = stack.enter_context(nginx(sites, ports[0], ROLE, own))
        limit = Server(ports[1], server.process)
        fetch(server.port, ROLE, BROWSER)  # connections that all miss at once wait for the first
        ours, theirs = against(server, limit, ROLE, BROWSER, other="/page.html")
        yield compared("shipped nginx with its cache", "≥ 0.8", ours, theirs, bytes=f"{len(body):,}")


def first_load(environment: dict[str, str]) -> Iterator[Row]:
    with gunicorn(GUIDE, **environment) as guide:
        page = fetch(guide.port, ROLE, {})[2].decode()
        found = re.findall(
            r'<(?:link rel="(?:stylesheet|icon)"[^>]* href|script[^>]* src|img[^>]* src)="([^"]+)"', page
        )
        sizes = [len(fetch(guide.port, path, BROWSER)[2]) for path in [ROLE, *dict.fromkeys(found)]]
    total = sum(sizes) / 1024
    yield Row("requests of a first load", "≤ 4", len(sizes), limit="4")
    yield Row("KB of a first load", "≤ 20", total, bytes=" + ".join(f"{size:,}" for size in sizes))


def starts(environment: dict[str, str]) -> Iterator[Row]:
    times: list[tuple[float, float]] = []
    for _ in range(2 if QUICK else 7):
        with gunicorn(GUIDE, "/", **environment) as guide, gunicorn("bench.django_bare") as bare:
            times.append((guide.seconds, bare.seconds))
    ours, theirs = (median(seconds) for seconds in zip(*times, strict=True))
    allowed = 1.2 * theirs + 0.5
    yield Row("start, of 1.2 × bare Django + 0.5 s", "≤ 1", ours / allowed, f"{ours:.2f} s", f"{theirs:.2f} s")


def growth(directory: Path) -> Iterator[Row]:
    """Rendered pages with 500 roles and 10,000 posts against 10 and 10."""
    sizes = {"few": (10, 10), "many": (500, 10_000)}
    paths = {
        "role page": "/roles/role-1/",
        "blog page": "/blog/",
        "tag page": "/blog/tags/tag-0/",
        "sitemap": "/sitemap-posts.xml",
    }
    with ExitStack() as stack:
        servers, counts = {}, {}
        for name, size in sizes.items():
            environment = database(directory, name)
            manage("-m", "bench.rows", *map(str, size), **environment)
            servers[name] = stack.enter_context(gunicorn(GUIDE, PAGE_CACHE_MB="0", **environment))
            counts[name] = queries(environment, *paths.values())
        for what, path in list(paths.items())[: 1 if QUICK else None]:
            few, many = (servers[name] for name in ("few", "many"))
            quick, slow = against(few, many, path, PLAIN)
            row = compared(f"{what} with 500 roles, 10,000 posts", "≤ 1.3", quick, slow)
            row.ratio = median(one.rate / other.rate for one, other in zip(quick, slow, strict=True))
            row.guide, row.limit = row.limit, row.guide
            row.queries = f"{counts['many'][path][1]}, {counts['few'][path][1]}"
            row.bytes = f"{len(fetch(many.port, path)[2]):,}, {len(fetch(few.port, path)[2]):,}"
            yield row


def main(directory: Path) -> list[Row]:
    say("Preparing a database …")
    environment = database(directory, "content")
    manage("-m", "scripts.prepare", "static", **environment)
    manage("manage.py", "load_content", **environment)
    rows: list[Row] = []
    for part in (
        cached(environment, directory),
        uncached(environment, directory),
        behind_nginx(environment, directory),
        first_load(environment),
        starts(environment),
        growth(directory),
    ):
        for row in part:
            say(f"{row.what}: {row.ratio:.2f} ({row.bar})")
            rows.append(row)
    return rows
