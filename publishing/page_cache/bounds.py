"""How much may be under way at once in a process: what is beyond that gets a 503, so that kept pages stay quick.

A thread that renders or waits answers no kept page, so some threads are never given to either. Two renders suffice:
Python runs one at a time, and the other asks the database meanwhile. A password takes a core for a quarter of a second.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from logging import LogRecord

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

logger = logging.getLogger(__name__)

# In the environment of a request: whether it has been given room, and that it was told to come again.
ROOM = "guide.room"
REFUSED = "guide.refused"
RETRY_AFTER = 5
# Threads that neither render nor wait.
FREE = 5
# Seconds between two warnings.
PAUSE = 60


class Bound:
    def __init__(self, at_once: int, waiting: int = 0, patience: float = 2.0) -> None:
        """`waiting` more wait for their turn, for `patience` seconds at most."""
        self._room = threading.BoundedSemaphore(at_once + waiting)
        self._turns = threading.BoundedSemaphore(at_once)
        self._patience = patience if waiting else 0
        self._warned = float("-inf")

    @contextmanager
    def room(self) -> Iterator[bool]:
        """Whether there is room to wait within; never waits itself."""
        has_room = self._room.acquire(blocking=False)
        try:
            yield has_room
        finally:
            if has_room:
                self._room.release()

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Whether it is this thread's turn within. Waits for it."""
        has_turn = self._turns.acquire(timeout=self._patience)
        try:
            yield has_turn
        finally:
            if has_turn:
                self._turns.release()

    def warn(self, path: str) -> None:
        """Seldom, since whoever asks for too much would fill the log too."""
        if time.monotonic() > self._warned + PAUSE:
            self._warned = time.monotonic()
            logger.warning("Too much is asked for at once; among others, %s was answered with 503.", path)


@cache
def renders() -> Bound:
    """Of everything that is made for one request: all pages that are not kept, and what is found to be no page."""
    return Bound(at_once=2, waiting=max(0, settings.WEB_THREADS - 2 - FREE))


@cache
def passwords() -> Bound:
    return Bound(at_once=1)


def bound_of(request: HttpRequest) -> Bound | None:
    if request.path_info.startswith("/admin/"):
        return passwords() if request.method == "POST" and request.path_info == "/admin/login/" else None
    return None if request.path_info in {"/healthz", "/readyz"} else renders()


class BoundsMiddleware:
    """Inside of what adds headers, and of the page cache, which asks for room before requests wait for one another."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        bound = bound_of(request)
        if bound is None:
            return self.get_response(request)
        if ROOM in request.META:
            return self._in_turn(request, bound) if request.META[ROOM] else refusal(request, bound)
        with bound.room() as has_room:
            return self._in_turn(request, bound) if has_room else refusal(request, bound)

    def _in_turn(self, request: HttpRequest, bound: Bound) -> HttpResponseBase:
        with bound.turn() as has_turn:
            return self.get_response(request) if has_turn else refusal(request, bound)


def refusal(request: HttpRequest, bound: Bound) -> HttpResponse:
    bound.warn(request.path)
    request.META[REFUSED] = True
    response = render(request, "busy.html", status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def is_no_refusal(record: LogRecord) -> bool:
    """A filter for Django's log, which tells of every answer of 5xx."""
    request = getattr(record, "request", None)
    return not isinstance(request, HttpRequest) or REFUSED not in request.META
