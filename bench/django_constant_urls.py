from django.http import HttpRequest, HttpResponse
from django.urls import re_path

from bench.bare import BODIES, name_of


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODIES[name_of(request.path)])


urlpatterns = [re_path("", constant)]
