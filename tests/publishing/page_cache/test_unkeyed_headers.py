"""No request header outside the cache key changes a public answer, its sender's or anybody else's.

Through a socket, since what a server makes of headers before Django sees them is half of the matter. Host,
Accept-Encoding and the conditional headers are in the key.
"""

import random
from pathlib import Path

import pytest

from tests.content import write_content
from tests.server import Reply, Server, gunicorn, prepare

Headers = dict[str, str]
Answer = tuple[int, str, bytes]

PAGES = ("/", "/roles/", "/roles/data-engineer/", "/salaries/", "/choose-your-path/result/?coding=yes", "/blog/")
MACHINES = ("/blog/feed/", "/salaries.csv", "/sitemap.xml", "/nowhere/")
ADDRESSES = (*PAGES, *MACHINES)
# What a server may say of a header that is none: bad request, expectation failed, too large.
REFUSED = {400, 417, 431}

EDITOR_LIKE = [
    "sessionid=x",
    "guide_editor=x",
    "guide_editor=editor:1vNabc:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "guide_editor=; sessionid=; csrftoken=y",
]
COOKIES = [
    *EDITOR_LIKE,
    "csrftoken=" + "a" * 32,
    "django_language=hi",
    "messages=W1siX19qc29uX21lc3NhZ2UiLDAsMjUsIkhlbGxvIl1d",
    "theme=dark",
    ";;=; =;a",
    "a=" + "b" * 4000,
    "; ".join(f"c{number}=d" for number in range(200)),
]
MOUNTS = ["/roles", "/x", "/", "roles", "//evil.example", "/salaries/../roles"]
VALUES = [
    "/roles/",
    "/admin/",
    "evil.example",
    "https",
    "on",
    "1",
    "::1",
    "POST",
    "*",
    "",
    "\u00e9",
    "<script>",
    "x" * 500,
]
HYPHENS = [
    "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Protocol", "X-Forwarded-Scheme", "X-Forwarded-Ssl",
    "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Server", "X-Forwarded-Path",
    "X-Forwarded-Uri", "Forwarded", "Front-End-Https", "Via", "X-Scheme", "X-Url-Scheme", "X-Proxy-User",
    "X-Real-IP", "X-Client-IP", "True-Client-IP", "X-Original-URL", "X-Original-Host", "X-Rewrite-URL", "X-Host",
    "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "Script-Name", "Path-Info", "Remote-User",
    "Server-Name", "Server-Port", "Request-Method", "Request-Uri", "Query-String", "Wsgi-Url-Scheme", "X-Script-Name",
    "X-Requested-With", "X-CSRFToken", "X-Accel-Redirect", "X-Sendfile", "X-Forwarded-Script-Name",
]  # fmt: skip
OTHERS: list[tuple[str, str]] = [
    ("Range", "bytes=0-9"), ("Range", "bytes=-1"), ("Range", "lines=1"), ("If-Range", '"x"'),
    ("If-Range", "Sun, 06 Nov 1994 08:49:37 GMT"), ("Accept", "application/json"), ("Accept", "image/*;q=0.1"),
    ("Accept", "text/html;q=0"), ("Accept-Language", "hi"), ("Accept-Language", "ar,nl;q=0.5"),
    ("Accept-Charset", "utf-16"), ("Authorization", "Basic YTpi"), ("Authorization", "Bearer x"),
    ("Proxy-Authorization", "Basic YTpi"), ("Origin", "null"), ("Origin", "https://evil.example"),
    ("Referer", "https://evil.example/x"), ("User-Agent", ""), ("User-Agent", "Googlebot/2.1"),
    ("User-Agent", "Mozilla/5.0 (iPhone)"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "cors"),
    ("Sec-Fetch-Dest", "image"), ("Sec-Purpose", "prefetch"), ("Sec-GPC", "1"), ("Sec-CH-UA-Mobile", "?1"),
    ("Sec-CH-Prefers-Color-Scheme", "dark"), ("DNT", "1"), ("Save-Data", "on"), ("Upgrade", "websocket"),
    ("Upgrade", "h2c"), ("Upgrade-Insecure-Requests", "1"), ("TE", "trailers, deflate"), ("Trailer", "X-Later"),
    ("Expect", "100-continue"), ("Expect", "something"), ("Cache-Control", "no-cache"), ("Cache-Control", "no-store"),
    ("Pragma", "no-cache"), ("Connection", "close"), ("Connection", "upgrade"), ("Keep-Alive", "timeout=9"),
    ("Content-Type", "application/x-www-form-urlencoded"), ("Content-Encoding", "gzip"), ("Max-Forwards", "0"),
    ("Date", "Sun, 06 Nov 1994 08:49:37 GMT"), ("From", "a@b.example"), ("Prefer", "return=minimal"),
    ("Early-Data", "1"), ("Priority", "u=0"), ("X-Empty", ""), ("X-Long", "y" * 7000), ("X-Too-Long", "z" * 9000),
]  # fmt: skip


def cases() -> list[Headers]:
    """Those that did harm once come first."""
    names = [*HYPHENS, *(name.replace("-", "_") for name in HYPHENS), *(name.upper() for name in HYPHENS)]
    mounted = [{name: mount} for mount in MOUNTS for name in ("SCRIPT_NAME", "PATH_INFO", "script_name")]
    found = [{"SCRIPT_NAME": "/roles", "Cookie": "sessionid=x"}, *mounted, *({"Cookie": text} for text in COOKIES)]
    found += [{"SCRIPT_NAME": "/roles", "Cookie": text} for text in EDITOR_LIKE]
    found += [{name: value} for name, value in OTHERS]
    chance = random.Random(10)  # noqa: S311  # the same ones each time
    found += [{name: value} for name in names for value in chance.sample(VALUES, 3)]
    for _ in range(100):
        letters = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz-_0123456789", k=12))
        found.append({f"X-{letters}": chance.choice(VALUES), chance.choice(names): chance.choice(VALUES)})
    return found


def answer(reply: Reply) -> Answer:
    return reply.status, reply.headers.get("content-type", ""), reply.body


class Site:
    """A site with two states of its content, and what it answers in each to those who send no header."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        with gunicorn(directory) as server:
            self.plain = [self.state(server, number) for number in range(2)]
        assert all(self.plain[0][address] != self.plain[1][address] for address in ("/", "/roles/", "/salaries.csv"))
        assert {self.plain[0][address][0] for address in PAGES} == {200}

    def state(self, server: Server, number: int) -> dict[str, Answer]:
        self.edit(server, number)
        return {address: answer(server.get(address)) for address in ADDRESSES}

    @staticmethod
    def edit(server: Server, number: int) -> None:
        """Nothing that is kept is of any use after it."""
        title = ("Data Engineer", "Engineer of Data")[number]
        server.execute("UPDATE careers_role SET title = ? WHERE slug = 'data-engineer'", title)

    def check(self, server: Server, headers: Headers, address: str, number: int) -> None:
        """The header comes first after an edit, before anything is kept; those who come after it must not notice."""
        self.edit(server, number)
        plain = self.plain[number]
        reply = server.get(address, headers)
        assert reply.status in REFUSED or answer(reply) == plain[address], f"{headers} changed {address}"
        for innocent in {address, random.Random(str(headers)).choice(ADDRESSES)}:  # noqa: S311
            assert answer(server.get(innocent)) == plain[innocent], f"{headers} poisoned {innocent}"

    def check_all(self, server: Server, found: list[Headers]) -> None:
        for turn, headers in enumerate(found):
            for number in range(2):
                self.check(server, headers, ADDRESSES[(turn + number) % len(ADDRESSES)], number)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    directory = tmp_path_factory.mktemp("site")
    prepare(directory, write_content(directory / "content"))
    return Site(directory)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Site:
    directory = tmp_path_factory.mktemp("shipped")
    prepare(directory)
    return Site(directory)


def test_no_header_changes_an_answer(site: Site) -> None:
    """The first request that the process gets has the worst of them."""
    found = cases()
    with gunicorn(site.directory) as server:
        site.check(server, found[0], "/roles/", 0)
        site.check_all(server, [*found[1:4], *found[20:24], *found[40::60]])
        for address in ("/admin/", "/admin/login/", "/static/css/guide.css"):
            for name in ("SCRIPT_NAME", "script_name", "Script-Name"):
                mounted = server.get(address, {name: "/admin"})
                assert answer(mounted)[:2] == answer(server.get(address))[:2]


@pytest.mark.prove
def test_no_header_changes_an_answer_of_the_shipped_content(shipped: Site) -> None:
    with gunicorn(shipped.directory) as server:
        shipped.check_all(server, cases())


@pytest.mark.prove
@pytest.mark.parametrize("headers", cases()[:40], ids=str)
def test_a_header_that_a_new_process_gets_first_changes_nothing(site: Site, headers: Headers) -> None:
    with gunicorn(site.directory) as server:
        site.check(server, headers, "/roles/", 0)
        for address in ADDRESSES:
            assert answer(server.get(address)) == site.plain[0][address]
