"""How quick the site answers, each figure against a limit that is measured in turn with it."""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from statistics import median

from bench.bare import name_of
from bench.load import Fresh, Load, load
from bench.servers import ROOT, Server, fetch, free_port, gunicorn, nginx, shipped_nginx
from bench.table import Row, compared

QUICK = bool(os.environ.get("QUICK"))
ROUNDS = 1 if QUICK else 25
WARM_UP = 20  # requests before the first round

ROLE = "/roles/data-engineer/"
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
PLAIN: dict[str, str] = {}
GUIDE = "guide.wsgi"
BARE = "bench.bare"
# Connections for pages that are made: fewer than the guide makes and lets wait at once.
FEW = 4


def run(*command: str, **environment: str) -> str:
    """What Python with these arguments says."""
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "guide.settings", **environment}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=given, check=True, capture_output=True, text=True
    ).stdout


def prepared(directory: Path) -> dict[str, str]:
    """The environment of a database with the shipped content."""
    environment = for_database(directory / "content.sqlite3")
    run("-m", "scripts.prepare", "database", "content", "static", **environment)
    return environment


def for_database(path: Path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{path}", "SECRET_KEY": "bench" * 10}


def results(environment: dict[str, str], number: int) -> list[str]:
    """Different addresses of results: answers and backgrounds drawn with a seed."""
    script = (
        "import django; django.setup()\n"
        "from careers.models import Background, Question\n"
        "for q in Question.objects.all(): print(q.slug, *(a.slug for a in q.answers.all()))\n"
        "print('background', *(b.slug for b in Background.objects.all()))"
    )
    questions = [line.split() for line in run("-c", script, **environment).splitlines()]
    chance = random.Random(1)  # noqa: S311  # the same in every run
    found: dict[str, None] = {}
    while len(found) < number:
        answers = [f"{slug}={chance.choice(answers)}" for slug, *answers in questions if chance.random() < 0.9]
        if answers:
            found["/choose-your-path/result/?" + "&".join(answers)] = None
    return list(found)


def bodies(server: Server, directory: Path, paths: list[str], headers: dict[str, str]) -> dict[str, str]:
    """Keeps the pages' bytes for the limits, and returns the environment that names them."""
    directory.mkdir()
    for path in paths:
        (directory / name_of(path.partition("?")[0])).write_bytes(fetch(server.port, path, headers)[2])
    return {"BENCH_BODIES": str(directory)}


def in_turn(*runs: Callable[[], Load]) -> list[list[Load]]:
    """Each run once a round, the order changing with every round."""
    found: list[list[Load]] = [[] for _ in runs]
    for number in range(ROUNDS):
        order = list(enumerate(runs))
        for index, one in reversed(order) if number % 2 else order:
            found[index].append(one())
    return found


def against(
    guide: Server, limit: Server, path: str, headers: dict[str, str], other: str = "", connections: int = 16
) -> list[list[Load]]:
    for _ in range(WARM_UP):
        fetch(guide.port, path, headers)
        fetch(limit.port, other or path, headers)
    return in_turn(
        lambda: load(guide.url(path), headers, connections),
        lambda: load(limit.url(other or path), headers, connections),
    )


def cached(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(GUIDE, **environment))
        post = locations(guide, "/sitemap-posts.xml")[0]
        pages = {"role page": ROLE, "salaries": "/salaries/", "post": post, "result": results(environment, 1)[0]}
        limits = bodies(guide, directory / "compressed", list(pages.values()), BROWSER)
        bare = stack.enter_context(gunicorn(BARE, ROLE, **limits))
        for what, path in list(pages.items())[: 1 if QUICK else None]:
            ours, theirs = against(guide, bare, path, BROWSER)
            size = len(fetch(guide.port, path, BROWSER)[2])
            yield compared(f"{what}, cached", "≥ 0.85", ours, theirs, f"{size:,}")
            if path == ROLE:
                p99s = [one.p99 / other.p99 for one, other in zip(ours, theirs, strict=True)]
                guide_p99, bare_p99 = (f"{median(one.p99 for one in loads):.1f} ms" for loads in (ours, theirs))
                spread = f"{min(p99s):.2f}–{max(p99s):.2f}"
                yield Row("p99 of the cached role page", "≤ 1.5", median(p99s), guide_p99, bare_p99, spread=spread)
        known = {**BROWSER, "If-None-Match": fetch(guide.port, ROLE, BROWSER)[1]["ETag"]}
        ours, theirs = against(guide, bare, ROLE, known)
        yield compared("role page, 304", "≥ 0.85", ours, theirs, "0")
        django = stack.enter_context(startproject(directory))
        load(django.url("/"), BROWSER)
        for path in pages.values():
            load(guide.url(path), BROWSER)
        used = guide.memory(), django.memory()
        yield Row("memory of a worker", "≤ 1.9", used[0] / used[1], f"{used[0]:.0f} MB", f"{used[1]:.0f} MB")


def startproject(directory: Path) -> AbstractContextManager[Server]:
    """What `django-admin startproject` makes, under the same server."""
    project = directory / "project"
    if not project.exists():
        project.mkdir()
        run("-m", "django", "startproject", "bare", str(project))
    return gunicorn("bare.wsgi", PYTHONPATH=str(project), DJANGO_SETTINGS_MODULE="bare.settings")


def made(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    """Pages that no cache helps with, against Django returning the same bytes through the guide's middleware."""
    addresses = results(environment, Fresh.EACH * ROUNDS)
    questions = [path.replace("result/", "") + "&at=" + path.partition("?")[2].partition("=")[0] for path in addresses]
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(GUIDE, **environment))
        limits = bodies(guide, directory / "plain", [ROLE, addresses[-1], questions[-1]], PLAIN)
        limits["DJANGO_SETTINGS_MODULE"] = "bench.django_constant"
        constant = stack.enter_context(gunicorn(GUIDE, ROLE, **limits, **environment))
        for what, bar, paths in (("result", "≥ 0.06", addresses), ("question", "≥ 0.15", questions)):
            fresh = Fresh(paths, directory / "addresses")
            ours, theirs = in_turn(
                lambda own=fresh: load(guide.url("/"), PLAIN, FEW, own.take()),  # type: ignore[misc]  # bound now
                lambda path=paths[0]: load(constant.url(path), PLAIN, FEW),  # type: ignore[misc]  # bound now
            )
            yield compared(f"{what} page at random addresses", bar, ours, theirs)
        nothing = {"DJANGO_SETTINGS_MODULE": "bench.django_forgetful", **environment}
        forgetful = stack.enter_context(gunicorn(GUIDE, **nothing))
        ours, theirs = against(forgetful, constant, ROLE, PLAIN, connections=FEW)
        yield compared("role page with nothing kept at all", "", ours, theirs)


def all_anew(environment: dict[str, str]) -> Iterator[Row]:
    """Every address of the sitemap once, after one edit."""
    edit = "import django; django.setup()\nfrom careers.models import Role\nRole.objects.update(order=0)"
    with gunicorn(GUIDE, **environment) as guide:
        addresses = [path for file in locations(guide, "/sitemap.xml") for path in locations(guide, file)]
        run("-c", edit, **environment)
        time.sleep(1)
        start = time.perf_counter()
        for path in addresses:
            fetch(guide.port, path, BROWSER)
        yield Row(f"seconds to make all {len(addresses)} pages anew after one edit", "", time.perf_counter() - start)


def locations(guide: Server, path: str) -> list[str]:
    """Paths that a sitemap names."""
    return re.findall(r"<loc>https?://[^/<]+([^<]*)</loc>", fetch(guide.port, path)[2].decode())


def behind_nginx(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    own = directory / "nginx"
    (own / "files").mkdir(parents=True)
    (own / "static").symlink_to(ROOT / "var/static")  # the clone's path may hold what nginx takes for something else
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(GUIDE, **environment))
        body = fetch(guide.port, ROLE, BROWSER)[2]
        (own / "files/page.html").write_bytes(body)
        ports = free_port(), free_port()
        sites = shipped_nginx(ports[0], guide.port, own, own / "static")
        sites += f"server {{ listen 127.0.0.1:{ports[1]}; root {own}/files; open_file_cache max=2000 inactive=60s; }}"
        server = stack.enter_context(nginx(sites, ports[0], ROLE, own))
        limit = Server(ports[1], server.process)
        fetch(server.port, ROLE, BROWSER)  # connections that all miss at once wait for the first
        ours, theirs = against(server, limit, ROLE, BROWSER, other="/page.html")
        yield compared("shipped nginx with its cache", "≥ 0.65", ours, theirs, f"{len(body):,}")


def first_load(environment: dict[str, str]) -> Iterator[Row]:
    with gunicorn(GUIDE, **environment) as guide:
        page = fetch(guide.port, ROLE)[2].decode()
        found = re.findall(
            r'<(?:link rel="(?:stylesheet|icon)"[^>]* href|script[^>]* src|img[^>]* src)="([^"]+)"', page
        )
        sizes = [len(fetch(guide.port, path, BROWSER)[2]) for path in [ROLE, *dict.fromkeys(found)]]
    yield Row("requests of a first load", "≤ 4", len(sizes))
    yield Row("KB of a first load", "≤ 20", sum(sizes) / 1024, bytes=" + ".join(f"{size:,}" for size in sizes))


def starts(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    times: list[tuple[float, float]] = []
    for _ in range(2 if QUICK else 7):
        with gunicorn(GUIDE, "/", **environment) as guide, startproject(directory) as bare:
            times.append((guide.seconds, bare.seconds))
    ours, theirs = (median(seconds) for seconds in zip(*times, strict=True))
    allowed = 1.2 * theirs + 0.5
    yield Row("start, of 1.2 × bare Django + 0.5 s", "≤ 1", ours / allowed, f"{ours:.2f} s", f"{theirs:.2f} s")


def growth(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    """Pages that are made, with 500 roles and 10,000 posts more against the shipped content."""
    grown = for_database(directory / "many.sqlite3")
    source, target = (one["DATABASE_URL"].removeprefix("sqlite:///") for one in (environment, grown))
    shutil.copy(source, target)
    run("-m", "bench.rows", "500", "10000", **grown)
    with ExitStack() as stack:
        few, many = (stack.enter_context(gunicorn(GUIDE, PAGE_CACHE_MB="0", **one)) for one in (environment, grown))
        for what, path in (("role page", ROLE), ("blog page", "/blog/")):
            quick, slow = against(few, many, path, PLAIN, connections=FEW)
            yield compared(f"time of the {what} with 500 roles, 10,000 posts more", "≤ 1.3", quick, slow)


def rows(environment: dict[str, str], directory: Path) -> Iterator[Row]:
    yield from cached(environment, directory)
    yield from made(environment, directory)
    yield from all_anew(environment)
    yield from behind_nginx(environment, directory)
    yield from first_load(environment)
    yield from starts(environment, directory)
    if not QUICK:
        yield from growth(environment, directory)
