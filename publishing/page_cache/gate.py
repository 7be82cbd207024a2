"""Answers from finished pages before Django makes a request of it."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from publishing.page_cache.cache import page_cache
from publishing.page_cache.requests import MOUNTED
from publishing.page_cache.store import Answer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

STATUS = {int(status): f"{status.value} {status.phrase}" for status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)}


class Gate:
    """A WSGI application around Django's. What it cannot answer from memory goes on to Django.

    So does what came for a site below a path: the guide has no such place, and a path that Django took for one would
    get into the links of everybody's pages. Django is told of it by another name, and refuses.
    """

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ.get("SCRIPT_NAME"):
            environ = {**environ, "SCRIPT_NAME": "", MOUNTED: environ["SCRIPT_NAME"]}
            return self._application(environ, start_response)
        cache = page_cache()
        answer = cache.look_up(environ) if cache else None
        if not isinstance(answer, Answer):
            return self._application(environ, start_response)
        start_response(STATUS[answer.status], list(answer.headers))
        return answer.body
