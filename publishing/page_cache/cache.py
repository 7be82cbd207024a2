"""Answers from finished pages, and finishes those that are missing."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.signals import setting_changed
from django.http import HttpResponse, HttpResponseBase
from django.http.request import split_domain_port, validate_host

from publishing.page_cache.address import Address, page_address
from publishing.page_cache.editor import is_editor
from publishing.page_cache.encodings import choose_encoding
from publishing.page_cache.flights import Flights
from publishing.page_cache.store import Answer, Key, MemoryStore, Page, SharedStore, redis_client
from publishing.page_cache.version import Versions, rendering

logger = logging.getLogger(__name__)

Environ = Mapping[str, Any]

# A second in any cache on the way, and then a question that costs next to nothing. Browsers and proxies that can show
# the old page while they ask, and for a day if nobody answers.
CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=60, stale-if-error=86400"
VARY = "Accept-Encoding"
READING = {"GET", "HEAD"}
# Answers remembered by what was asked, if the texts of that are no longer than this together.
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
        self._remembered: dict[tuple[str | None, ...], tuple[str, Answer]] = {}
        self._state = ("", 0)  # the version, and how many pages were dropped, when it began

    def look_up(self, environ: Environ) -> Answer | Wish | None:
        """The answer from memory, or what to make. None for what is no page or must not be answered with a kept one.

        That the client has the page already is an answer that takes no page. By far the most requests end here, and
        browsers of one kind ask alike: answers are remembered by what was asked, for as long as the version is current
        and no page was dropped. Every step that a request does not take shows in the benchmark.
        """
        get = environ.get
        proxy = settings.SECURE_PROXY_SSL_HEADER
        asked = (
            environ["REQUEST_METHOD"],
            environ["PATH_INFO"],
            get("QUERY_STRING", ""),
            environ["wsgi.url_scheme"],
            get(proxy[0]) if proxy else None,
            get("HTTP_HOST", environ["SERVER_NAME"]),
            get("HTTP_ACCEPT_ENCODING", ""),
            get("HTTP_IF_NONE_MATCH", ""),
        )
        if is_editor(get("HTTP_COOKIE", "")):
            return None
        version, dropped = self.versions.current(), self.memory.dropped
        if version != self._state[0] or dropped != self._state[1]:
            self._state = version, dropped
            self._remembered.clear()
        elif (remembered := self._remembered.get(asked)) and remembered[0] == version:
            return remembered[1]
        found = self._look_up(version, *asked)
        if isinstance(found, Answer) and sum(len(text or "") for text in asked) < LONG:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[asked] = version, found
        return found

    def _look_up(
        self,
        version: str,
        method: str,
        path: str,
        query: str,
        scheme: str,
        forwarded: str | None,
        host: str,
        accepted: str,
        tags: str,
    ) -> Answer | Wish | None:
        with rendering(version):
            address = page_address(path, query)
        secure = is_secure(scheme, forwarded)
        if address is None or method not in READING or not version:
            return None
        if (settings.SECURE_SSL_REDIRECT and not secure) or not is_allowed_host(host):
            return None
        wish = Wish(version, Key(address, secure), choose_encoding(accepted), method, tags)
        if tags and wish.etag in tags:
            return not_modified(wish)
        page = self.memory.get(version, wish.key)
        return self._send(page, wish) if page else wish

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
            return not_modified(wish)
        if wish.encoding not in page.variants:
            page.add_variant(wish.encoding, wish.etag, well=not wish.key.address.query)
            self._keep(page, wish)
        answer = page.variants[wish.encoding]
        return answer._replace(body=[]) if wish.method == "HEAD" else answer


def not_modified(wish: Wish) -> Answer:
    return Answer(304, [("ETag", wish.etag), ("Cache-Control", CACHE_CONTROL), ("Vary", VARY)], [])


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
    return PageCache(Versions(), memory, SharedStore(redis_client(settings.CACHE_URL)) if settings.CACHE_URL else None)


def _forget(**kwargs: Any) -> None:
    """Tests change settings; a server does not."""
    page_cache.cache_clear()


setting_changed.connect(_forget)
