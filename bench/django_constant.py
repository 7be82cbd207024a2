"""The guide's own settings and middleware around a view that returns the bytes of its pages.

DJANGO_SETTINGS_MODULE is this module, and so are the addresses.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path

from bench.bare import BODIES, name_of
from guide.settings import *  # noqa: F403  # the same settings are the point

ROOT_URLCONF = __name__


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODIES[name_of(request.path)])


urlpatterns = [re_path("", constant)]
