"""The questionnaire, one question a page, and its result."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.path.result import Result
from careers.path.rows import question_names
from careers.path.walk import AT, BACKGROUND, TO, VERSION, Walk
from careers.pay.places import IN
from careers.views.countries import carried
from publishing.page_cache.address import UNKNOWN, public_page


@public_page(AT, TO, VERSION, BACKGROUND, IN, UNKNOWN, more=question_names)
@require_safe
def path_question(request: HttpRequest) -> HttpResponse:
    """One question; the form leads to the next one or, from the last or from a change, to the result."""
    walk = asked(request)
    if redirect := walk.parameters.redirect(request.path):
        return redirect
    context = {"walk": walk, "questionnaire": walk.row, "notices": walk.notices, **in_address(walk)}
    return render(request, "careers/path_question.html", context)


@public_page(VERSION, BACKGROUND, IN, UNKNOWN, more=question_names)
@require_safe
def path_result(request: HttpRequest) -> HttpResponse:
    """The ranking of all roles for the answers in the address, its reasons, and what would change it."""
    walk = asked(request)
    if redirect := walk.parameters.redirect(request.path):
        return redirect
    result = Result(walk)
    places = result.places()
    compared = [*walk.carried.items(), *sorted(("role", place.role.slug) for place in places[:3])]
    context = {
        "walk": walk,
        "questionnaire": walk.row,
        "notices": walk.notices,
        "places": places,
        "best": [place for place in places if place.rank == 1],
        "firmness": result.firmness(),
        "turns": result.turns(),
        "background": result.background,
        "compare_url": f"{reverse('careers:compare')}?{urlencode(compared)}",
        "share_url": walk.result_url(),
        **in_address(walk),
    }
    return render(request, "careers/path_result.html", context)


def in_address(walk: Walk) -> dict[str, object]:
    """The country that links carry on, for templates."""
    return {"combined": bool(walk.country and walk.given), **carried(walk.country)}


def asked(request: HttpRequest) -> Walk:
    """Raises Http404 while there is no questionnaire."""
    walk = Walk(request.GET)
    if not walk.steps:
        raise Http404(_("There is no questionnaire yet."))
    return walk
