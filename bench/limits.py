"""The limits: the least that the same server can do with the same bytes. They ask the guide once for each page.

BENCH_GUIDE is its port. `application` is WSGI alone; as DJANGO_SETTINGS_MODULE, and as the addresses that those
settings name, this is the guide's own settings and middleware around a view that returns the bytes.
"""

import os
from collections.abc import Iterable
from contextlib import closing
from functools import cache
from http.client import HTTPConnection
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import re_path

from guide.settings import *  # noqa: F403  # the same settings are the point

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

ROOT_URLCONF = __name__


@cache
def body(address: str, encoding: str) -> bytes:
    with closing(HTTPConnection("127.0.0.1", int(os.environ["BENCH_GUIDE"]))) as connection:
        connection.request("GET", address, headers={"Accept-Encoding": encoding})
        return connection.getresponse().read()


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """With the two headers that no answer can do without."""
    page = body(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}", environ.get("HTTP_ACCEPT_ENCODING", ""))
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))])
    return [page]


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(body(request.get_full_path(), request.headers.get("Accept-Encoding", "")))


urlpatterns = [re_path("", constant)]
