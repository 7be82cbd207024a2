"""How quick the site answers, each figure against a limit that is measured in turn with it."""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from bench.load import Load, load, on_core
from bench.table import Row, compared
from tests.nginx import fetch, free_port, nginx, shipped_nginx
from tests.server import ROOT, Server, environment
from tests.server import gunicorn as any_gunicorn

QUICK = bool(os.environ.get("QUICK"))
ROUNDS = 1 if QUICK else 25
WARM_UP = 20  # requests before the first round
A_ROUND = 1000  # fresh addresses: more than are answered in a round

ROLE = "/roles/data-engineer/"
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
PLAIN: dict[str, str] = {}
GUIDE = "guide.wsgi"
# Connections for pages that are made: fewer than the guide makes and lets wait at once.
FEW = 4


def run(directory: Path, *command: str) -> str:
    """What Python with these arguments says, with the database of the directory."""
    given = environment(directory, DJANGO_SETTINGS_MODULE="guide.settings")
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=given, check=True, capture_output=True, text=True
    ).stdout


def gunicorn(directory: Path, application: str = GUIDE, **given: str) -> AbstractContextManager[Server]:
    """As the guide ships, but with one worker on a core for itself."""
    variables = {"DJANGO_SETTINGS_MODULE": "guide.settings", "LOG_LEVEL": "ERROR", **given}
    return any_gunicorn(directory, 0.5, application, on_core(0), **variables)


def results(directory: Path, number: int) -> list[str]:
    """Different addresses of results: answers drawn with a seed."""
    ask = "for question in Question.objects.all(): print(question.slug, *(a.slug for a in question.answers.all()))"
    said = run(directory, "-c", f"import django; django.setup()\nfrom careers.models import Question\n{ask}")
    questions = [line.split() for line in said.splitlines()]
    chance = random.Random(1)  # noqa: S311  # the same in every run
    found: dict[str, None] = {}
    while len(found) < number:
        answers = [f"{slug}={chance.choice(answers)}" for slug, *answers in questions if chance.random() < 0.9]
        if answers:
            found["/choose-your-path/result/?" + "&".join(answers)] = None
    return list(found)


def in_turn(*runs: Callable[[int], Load]) -> list[list[Load]]:
    """Each run once a round, with the round's number, the order changing with every round."""
    found: list[list[Load]] = [[] for _ in runs]
    for number in range(ROUNDS):
        order = list(enumerate(runs))
        for index, one in reversed(order) if number % 2 else order:
            found[index].append(one(number))
    return found


def against(
    guide: int, limit: int, path: str, headers: dict[str, str], other: str = "", connections: int = 16
) -> list[list[Load]]:
    for _ in range(WARM_UP):
        fetch(guide, path, headers)
        fetch(limit, other or path, headers)
    return in_turn(
        lambda _: load(guide, path, headers, connections), lambda _: load(limit, other or path, headers, connections)
    )


def cached(directory: Path) -> Iterator[Row]:
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(directory))
        bare = stack.enter_context(gunicorn(directory, "bench.limits", BENCH_GUIDE=str(guide.port)))
        post = locations(guide, "/sitemap-posts.xml")[0]
        pages = {"role page": ROLE, "salaries": "/salaries/", "post": post, "result": results(directory, 1)[0]}
        for what, path in pages.items():
            loads = against(guide.port, bare.port, path, BROWSER)
            yield compared(f"{what}, cached", "≥ 0.85", loads, f"{len(guide.get(path, BROWSER).raw):,}")
            if path == ROLE:
                p99 = median(one.p99 / other.p99 for one, other in zip(*loads, strict=True))
                yield Row("p99 of the cached role page", "≤ 1.5", p99)
        known = {**BROWSER, "If-None-Match": guide.get(ROLE, BROWSER).headers["etag"]}
        yield compared("role page, 304", "≥ 0.85", against(guide.port, bare.port, ROLE, known), "0")
        django = stack.enter_context(startproject(directory))
        load(django.port, "/", BROWSER)
        used = memory(guide), memory(django)
        yield Row("memory of a worker", "≤ 1.9", used[0] / used[1], f"{used[0]:.0f} MB", f"{used[1]:.0f} MB")


def memory(server: Server) -> float:
    """MB in the memory of the server's one worker."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{children[0]}/status").read_text())[0]) / 1024


def startproject(directory: Path) -> AbstractContextManager[Server]:
    """What `django-admin startproject` makes, under the same server."""
    project = directory / "project"
    if not project.exists():
        project.mkdir()
        run(directory, "-m", "django", "startproject", "bare", str(project))
    return gunicorn(project, "bare.wsgi", PYTHONPATH=str(project), DJANGO_SETTINGS_MODULE="bare.settings")


def made(directory: Path) -> Iterator[Row]:
    """Pages that no cache helps with, against Django returning the same bytes through the guide's middleware."""
    addresses = results(directory, A_ROUND * ROUNDS)
    questions = [path.replace("result/", "") + "&at=" + path.partition("?")[2].partition("=")[0] for path in addresses]
    file = directory / "addresses"
    with ExitStack() as stack:
        guide = stack.enter_context(gunicorn(directory))
        limits = {"BENCH_GUIDE": str(guide.port), "DJANGO_SETTINGS_MODULE": "bench.limits"}
        constant = stack.enter_context(gunicorn(directory, **limits))

        def fresh(paths: list[str], number: int) -> Load:
            """Asks no address twice."""
            file.write_text("\n".join(paths[number * A_ROUND : (number + 1) * A_ROUND]))
            return load(guide.port, "/", PLAIN, FEW, file)

        def same(paths: list[str], _: int) -> Load:
            return load(constant.port, paths[0], PLAIN, FEW)

        for what, bar, paths in (("result", "≥ 0.06", addresses), ("question", "≥ 0.15", questions)):
            yield compared(
                f"{what} page at random addresses", bar, in_turn(partial(fresh, paths), partial(same, paths))
            )
        forgetful = stack.enter_context(gunicorn(directory, DJANGO_SETTINGS_MODULE="bench.forgetful"))
        loads = against(forgetful.port, constant.port, ROLE, PLAIN, connections=FEW)
        yield compared("role page with nothing kept at all", "", loads)


def all_anew(directory: Path) -> Iterator[Row]:
    """Every address of the sitemap once, after one edit."""
    with gunicorn(directory) as guide:
        addresses = [path for file in locations(guide, "/sitemap.xml") for path in locations(guide, file)]
        guide.execute('UPDATE careers_role SET "order" = 0')
        time.sleep(1)
        start = time.perf_counter()
        for path in addresses:
            guide.get(path, BROWSER)
        yield Row(f"seconds to make all {len(addresses)} pages anew after one edit", "", time.perf_counter() - start)


def locations(guide: Server, path: str) -> list[str]:
    """Paths that a sitemap names."""
    return re.findall(r"<loc>https?://[^/<]+([^<]*)</loc>", guide.get(path).body.decode())


def behind_nginx(directory: Path) -> Iterator[Row]:
    own = directory / "nginx"
    (own / "files").mkdir(parents=True)
    (own / "static").symlink_to(ROOT / "var/static")  # the clone's path may hold what nginx takes for something else
    with gunicorn(directory) as guide:
        body = guide.get(ROLE, BROWSER).raw
        (own / "files/page.html").write_bytes(body)
        port, limit = free_port(), free_port()
        sites = shipped_nginx(port, guide.port, own, own / "static")
        sites += f"server {{ listen 127.0.0.1:{limit}; root {own}/files; open_file_cache max=2000 inactive=60s; }}"
        with nginx(sites, port, ROLE, own, *on_core(0)):
            fetch(port, ROLE, BROWSER)  # connections that all miss at once wait for the first
            loads = against(port, limit, ROLE, BROWSER, other="/page.html")
            yield compared("shipped nginx with its cache", "≥ 0.65", loads, f"{len(body):,}")


def first_load(directory: Path) -> Iterator[Row]:
    links = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]* href|script[^>]* src|img[^>]* src)="([^"]+)"')
    with gunicorn(directory) as guide:
        files = dict.fromkeys(links.findall(guide.get(ROLE).body.decode()))
        sizes = [len(guide.get(path, BROWSER).raw) for path in [ROLE, *files]]
    yield Row("requests of a first load", "≤ 4", len(sizes))
    yield Row("KB of a first load", "≤ 20", sum(sizes) / 1024, bytes=" + ".join(f"{size:,}" for size in sizes))


def starts(directory: Path) -> Iterator[Row]:
    def seconds(server: AbstractContextManager[Server]) -> float:
        start = time.perf_counter()
        with server as one:
            one.get("/")
            return time.perf_counter() - start

    times = [(seconds(gunicorn(directory)), seconds(startproject(directory))) for _ in range(2 if QUICK else 7)]
    ours, theirs = (median(each) for each in zip(*times, strict=True))
    yield Row(
        "start, of 1.2 × bare Django + 0.5 s", "≤ 1", ours / (1.2 * theirs + 0.5), f"{ours:.2f} s", f"{theirs:.2f} s"
    )
