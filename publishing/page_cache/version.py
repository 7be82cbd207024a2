"""The content version: a short text that changes whenever a public page may.

It is made of the release, the token in the database, and the last moment at which a scheduled change took effect.
docs/decisions/0001-content-version.md says what else was tried.
"""

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import ParamSpec, TypeVar, cast

from django.db import Error, connection
from django.utils import timezone

from publishing.page_cache.asking import answer_within, answers_at_once, ask, asked
from publishing.page_cache.release import release
from publishing.page_cache.token import read_token

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

# Seconds for which a process trusts the token it read last; a change is seen after that at the latest.
TRUST = 0.5
# Seconds that a request waits for the database, before it goes on with what is known.
PATIENCE = 0.4
# The same where a page must not be kept unless the database has answered.
LIMIT = 2.0

Moments = tuple[datetime | None, datetime | None]
_schedules: list[Callable[[datetime], Moments]] = []


def register_schedule(schedule: Callable[[datetime], Moments]) -> None:
    """`schedule(now)` gives the last moment up to `now`, and the first after it, at which public rows change."""
    _schedules.append(schedule)


def moments(now: datetime) -> Moments:
    """Those of all schedules together."""
    found = [schedule(now) for schedule in _schedules]
    past = [before for before, _ in found if before]
    future = [after for _, after in found if after]
    return max(past, default=None), min(future, default=None)


class Versions:
    """What this process knows of the content version. The times can be replaced for tests."""

    def __init__(self, trust: float = TRUST, clock: Callable[[], float] = time.monotonic) -> None:
        self.trust = trust
        self._clock = clock
        self._lock = threading.Lock()  # of what is known
        self._asking = threading.Lock()
        self._answer: Future[None] | None = None
        self._asked_at = self._trusted_until = 0.0
        self._token: str | None = None
        self._release = ""
        self._next: datetime | None = None
        self._version = ""

    def current(self) -> str:
        """At most half a second old, and exact where a schedule is concerned. Empty before the database has answered.

        A query every half second, however many requests there are. Without a database the last version stays, and
        with it every page that is kept. Should the database hang, requests wait for one answer together, and later
        ones not at all.
        """
        if self._clock() < self._trusted_until:
            return self._version
        if answers_at_once():
            asked(self._renew)
            return self._version
        with self._asking:
            if self._answer is None or self._answer.done():
                self._asked_at, self._answer = self._clock(), ask(self._renew)
            answer, left = self._answer, self._asked_at + PATIENCE - self._clock()
        with suppress(TimeoutError):
            answer.result(max(0.0, left))
        return self._version

    def fresh(self) -> str:
        """As the database has it now: one query, two where a schedule may have moved. Empty if it does not answer."""
        try:
            return self._version if answer_within(LIMIT, self._read) else ""
        except TimeoutError:
            logger.warning(
                "The database has not told the content version for %s seconds; pages stay as they are.", LIMIT
            )
            return ""

    def hangs(self) -> bool:
        """Whether the database has not answered for longer than a request waits."""
        answer = self._answer
        return answer is not None and not answer.done() and self._clock() > self._asked_at + PATIENCE

    def _renew(self) -> None:
        if self._clock() >= self._trusted_until:  # another request may have asked meanwhile
            self._read()

    def _read(self) -> bool:
        with self._lock:
            started, now = self._clock(), timezone.now()
            try:
                token = read_token(connection)
                moved = self._next is not None and now >= self._next
                if token != self._token or moved or self._release != release():
                    last, self._next = moments(now)
                    self._token, self._release = token, release()
                    parts = f"{self._release} {token} {last and last.isoformat()}"
                    self._version = hashlib.sha256(parts.encode()).hexdigest()[:20] if token else ""
                return True
            except Error as error:
                self._token = self._next = None  # all is read anew once it answers
                logger.warning("The content version could not be read; pages stay as they are: %s", error)
                return False
            finally:
                self._trusted_until = self._clock() + self.trust
                if self._next:
                    self._trusted_until = min(self._trusted_until, started + (self._next - now).total_seconds())


# --- what is computed once for a version ---------------------------------------------------------------------


@dataclass
class Rendering:
    version: str
    """Empty where nobody keeps what is made."""
    values: dict[object, object] = field(default_factory=dict)


_rendering: ContextVar[Rendering | None] = ContextVar("rendering", default=None)


@contextmanager
def rendering(version: str) -> Iterator[None]:
    """Within, `once_per_version` makes each value once, and keeps it for others if there is a version."""
    reset = _rendering.set(Rendering(version))
    try:
        yield
    finally:
        _rendering.reset(reset)


def once_per_version(make: Callable[P, T]) -> Callable[P, T]:
    """Keeps the value for as long as the content is the same, for each choice of arguments; there must be few.

    For what follows from all rows, such as counts. Whoever gets the value must not change it. Within one rendering it
    stays the same, whatever happens meanwhile.
    """
    kept: tuple[str, dict[object, T]] = "", {}

    def value(*args: P.args, **kwargs: P.kwargs) -> T:
        nonlocal kept
        current = _rendering.get()
        if current is None:
            return make(*args, **kwargs)
        key = make, args, tuple(kwargs.items())
        if key not in current.values:
            version, values = kept
            if not current.version:
                values = {}
            elif version != current.version:
                kept = current.version, (values := {})
            if key not in values:
                values[key] = make(*args, **kwargs)
            current.values[key] = values[key]
        return cast("T", current.values[key])

    return value
