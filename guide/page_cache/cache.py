"""Answers from finished pages, and finishes those that are missing."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.signals import setting_changed
from django.http import HttpResponse, HttpResponseBase
from django.http.request import split_domain_port, validate_host

from guide.page_cache.address import Address, page_address
from guide.page_cache.encodings import choose_encoding
from guide.page_cache.flights import Flights
from guide.page_cache.store import Answer, Key, MemoryStore, Page, SharedStore
from guide.page_cache.version import Versions, rendering

logger = logging.getLogger(__name__)

Environ = Mapping[str, Any]

# A second in any cache on the way, and then a question that costs next to nothing. Browsers and proxies that can show
# the old page while they ask, and for a day if nobody answers.
CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=60, stale-if-error=86400"
VARY = "Accept-Encoding"
READING = {"GET", "HEAD"}
# What is asked for is remembered by the texts that say so: this many times, if they are no longer than this together.
REMEMBERED = 2048
LONG = 1024
# The headers that are the cache's own, whatever the view says.
OWN = {"content-length", "content-encoding", "etag", "last-modified", "vary"}
# How often a page is made anew because the content changed meanwhile.
ATTEMPTS = 4


class Wish(NamedTuple):
    """What a request for a page asks for."""

    version: str
    key: Key
    encoding: str
    method: str
    tags: str
    """If-None-Match. A tag, which is in quotes, is found in a list of them by its text, weak or not."""

    @property
    def etag(self) -> str:
        return entity_tag(self.version, self.key.address, self.encoding)


class PageCache:
    def __init__(self, versions: Versions, memory: MemoryStore, shared: SharedStore | None = None) -> None:
        self.versions = versions
        self.memory = memory
        self._shared = shared
        self._flights = Flights()

    def look_up(self, environ: Environ) -> Answer | Wish | None:
        """The answer from memory, or what to make. None for what is no page or must not be answered with a kept one.

        That the client has the page already is an answer that takes no page. By far the most requests end here: every
        step and every call that they do not take shows in the benchmark.
        """
        method = environ["REQUEST_METHOD"]
        if method not in READING or ("HTTP_COOKIE" in environ and has_session(environ)):
            return None
        get = environ.get
        path, query, accepted = environ["PATH_INFO"], get("QUERY_STRING", ""), get("HTTP_ACCEPT_ENCODING", "")
        host = get("HTTP_HOST", environ["SERVER_NAME"])
        proxy = settings.SECURE_PROXY_SSL_HEADER
        ask = asked_for if len(path) + len(query) + len(host) + len(accepted) < LONG else asked_for.__wrapped__
        asked = ask(
            path,
            query,
            get("SCRIPT_NAME", ""),
            environ["wsgi.url_scheme"],
            get(proxy[0]) if proxy else None,
            host,
            accepted,
        )
        if asked is None:
            return None
        key, encoding = asked
        version = self.versions.current()
        tags = get("HTTP_IF_NONE_MATCH", "")
        if tags and version and entity_tag(version, key.address, encoding) in tags:
            return not_modified(version, key.address, encoding)
        page = self.memory.get(version, key)
        if page and not tags and method == "GET" and (ready := page.variants.get(encoding)):
            return ready
        wish = Wish(version, key, encoding, method, tags)
        return self._send(page, wish) if page else wish if version else None

    def make(self, wish: Wish, render: Callable[[], HttpResponseBase]) -> Answer | HttpResponseBase:
        """The finished page; or the view's response if that is no page to keep, such as one that was not found."""
        with self._flights.only_one(wish.key):
            wish = self._renewed(wish)  # a page that others made meanwhile may be of a later version
            if page := self._find(wish):
                return self._send(page, wish)
            with self._shared.only_one(wish.version, wish.key) if self._shared else nullcontext() as page:
                if page:
                    self._keep(page, wish)
                    return self._send(page, wish)
                return self._render(self._renewed(wish), render)

    def _renewed(self, wish: Wish) -> Wish:
        return wish._replace(version=self.versions.current() or wish.version)

    def _keep(self, page: Page, wish: Wish) -> None:
        """Also when it has grown by an encoding. A page of a version gone by would drop those of this one."""
        if wish.version == self.versions.current():
            self.memory.put(wish.version, wish.key, page)

    def _render(self, wish: Wish, render: Callable[[], HttpResponseBase]) -> Answer | HttpResponseBase:
        for _attempt in range(ATTEMPTS):
            with rendering(wish.version):
                response = render()
            if not is_page(response) and response.status_code < 500:
                return response
            # Unless nothing has changed since the version was read, the page may be of two versions, or their mixture
            # may be what broke it.
            version = self.versions.fresh()
            if not is_page(response) and version in {wish.version, ""}:
                return response
            if version == wish.version:
                page = finished(response)
                self._keep(page, wish)
                if self._shared:
                    self._shared.put(version, wish.key, page)
                return self._send(page, wish)
            if not version:
                break
            wish = wish._replace(version=version)
        logger.warning("%s changed again and again while it was made, or nobody knows; it is not kept.", wish.key)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _find(self, wish: Wish) -> Page | None:
        if page := self.memory.get(wish.version, wish.key):
            return page
        if self._shared and (page := self._shared.get(wish.version, wish.key)):
            self._keep(page, wish)
        return page

    def _send(self, page: Page, wish: Wish) -> Answer:
        if wish.tags and (wish.etag in wish.tags or wish.tags.strip() == "*"):
            return not_modified(wish.version, wish.key.address, wish.encoding)
        if wish.encoding not in page.variants:
            page.add_variant(wish.encoding, wish.etag)
            self._keep(page, wish)
        answer = page.variants[wish.encoding]
        return answer._replace(body=[]) if wish.method == "HEAD" else answer


@lru_cache(REMEMBERED)
def not_modified(version: str, address: Address, encoding: str) -> Answer:
    tag = entity_tag(version, address, encoding)
    return Answer(304, [("ETag", tag), ("Cache-Control", CACHE_CONTROL), ("Vary", VARY)], [])


@lru_cache(REMEMBERED)
def entity_tag(version: str, address: Address, encoding: str) -> str:
    text = f"{version} {address.path}?{address.query}"
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}-{encoding}"'


def is_page(response: HttpResponseBase) -> bool:
    """A view that says itself how long its response may be kept, or by what it varies, has it kept nowhere here."""
    has_own_rules = response.has_header("Cache-Control") or response.has_header("Vary") or response.cookies
    return response.status_code == 200 and isinstance(response, HttpResponse) and not has_own_rules


def finished(response: HttpResponseBase) -> Page:
    assert isinstance(response, HttpResponse)  # noqa: S101  # is_page() has seen to it
    headers = [(name, value) for name, value in response.items() if name.lower() not in OWN]
    return Page([*headers, ("Cache-Control", CACHE_CONTROL), ("Vary", VARY)], response.content)


def has_session(environ: Environ) -> bool:
    """Editors see every change of theirs at once: their pages are neither taken from the cache nor kept anywhere.

    A session's cookie is enough. Whether it is a good one changes nothing on a public page.
    """
    name = f"{settings.SESSION_COOKIE_NAME}="
    return any(cookie.lstrip().startswith(name) for cookie in environ.get("HTTP_COOKIE", "").split(";"))


# Browsers of one kind ask alike, so most requests are a look-up.
@lru_cache(REMEMBERED)
def asked_for(
    path: str, query: str, script: str, scheme: str, forwarded: str | None, host: str, accepted: str
) -> tuple[Key, str] | None:
    """The page and its encoding, by what a WSGI server says of a request. `forwarded` is the proxy's word on TLS."""
    address = page_address(path, query)
    secure = is_secure(scheme, forwarded)
    if address is None or script or (settings.SECURE_SSL_REDIRECT and not secure) or not is_allowed_host(host):
        return None
    return Key(address, secure), choose_encoding(accepted)


def is_secure(scheme: str, forwarded: str | None) -> bool:
    """As `HttpRequest.is_secure`."""
    if forwarded is not None:
        return bool(forwarded.partition(",")[0].strip() == settings.SECURE_PROXY_SSL_HEADER[1])
    return scheme == "https"


def is_allowed_host(host: str) -> bool:
    """As `HttpRequest.get_host`, which raises where this is false."""
    domain, _port = split_domain_port(host)
    hosts = settings.ALLOWED_HOSTS or ([".localhost", "127.0.0.1", "[::1]"] if settings.DEBUG else [])
    return bool(domain) and validate_host(domain, hosts)


@cache
def page_cache() -> PageCache | None:
    """This process's; None where pages are not kept."""
    if not settings.PAGE_CACHE:
        return None
    memory = MemoryStore(settings.PAGE_CACHE_MB * 2**20, settings.PAGE_CACHE_PAGES)
    return PageCache(Versions(), memory, SharedStore("pages") if settings.CACHE_URL else None)


def _forget(**kwargs: Any) -> None:
    """Tests change settings; a server does not."""
    for remembered in (page_cache, asked_for):
        remembered.cache_clear()


setting_changed.connect(_forget)
