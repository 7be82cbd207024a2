"""The questionnaire, one question a page, and its result."""

from urllib.parse import urlencode

from django.contrib.humanize.templatetags.humanize import apnumber
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.path.answers import answer_list
from careers.path.codes import decoded
from careers.path.result import Result
from careers.path.rows import question_names, survey
from careers.path.steps import BACKGROUND, CONDITION
from careers.path.walk import AT, CODE, HAVE, TO, VERSION, WAS, Walk
from careers.pay.places import IN, code_of
from careers.views.countries import carried
from publishing.page_cache.address import UNKNOWN, public_page


@public_page(AT, TO, VERSION, BACKGROUND, CONDITION, HAVE, IN, UNKNOWN, more=question_names)
@require_safe
def path_question(request: HttpRequest) -> HttpResponse:
    """One question; the form leads to the next one or, from the last or from a change, to the result."""
    walk = asked(request)
    if redirect := walk.parameters.redirect(request.path):
        return redirect
    context = {
        "walk": walk,
        "questionnaire": walk.row,
        "notices": walk.notices,
        "answers": answer_list(walk) if walk.given or walk.conditions else "",
        **in_address(walk),
    }
    return render(request, "careers/path_question.html", context)


@public_page(VERSION, BACKGROUND, CONDITION, HAVE, CODE, IN, WAS, UNKNOWN, more=question_names)
@require_safe
def path_result(request: HttpRequest) -> HttpResponse:
    """The roles for the answers in the address, those in front as a group, with reasons and what would change it."""
    if redirect := long_address(request):
        return redirect
    walk = asked(request)
    if redirect := walk.parameters.redirect(request.path):
        return redirect
    result = Result(walk)
    group = result.group
    compared = sorted(("role", place.role.slug) for place in result.places[: max(2, min(len(group), 4))])
    there = walk.carried(with_conditions=False)
    country = [(IN, code_of(walk.country))] if walk.country else []
    context = {
        "walk": walk,
        "questionnaire": walk.row,
        "notices": walk.notices,
        "places": result.places,
        "set_aside": result.set_aside,
        "group": group,
        "names": result.names,
        "group_number": str(apnumber(len(group))).capitalize(),
        "is_hint": result.is_hint,
        "turned": result.turned(),
        "you": result.you(),
        "answers": answer_list(walk),
        "firmness": result.firmness(),
        "turns": result.turns(),
        "background": result.background,
        "route_query": f"?{urlencode(there)}" if there else "",
        "compare_url": f"{reverse('careers:compare')}?{urlencode([*country, *compared])}",
        "share_url": walk.result_url(),
        "short_url": walk.code_url or walk.result_url(),
        **in_address(walk),
    }
    return render(request, "careers/path_result.html", context)


def long_address(request: HttpRequest) -> HttpResponseRedirect | None:
    """Where a short address leads: to the same answers in the questionnaire's own words."""
    codes = request.GET.getlist(CODE)
    if not codes:
        return None
    version, answers = decoded(survey().questionnaire, codes[0])
    others = [(name, value) for name, values in request.GET.lists() if name != CODE for value in values]
    query = sorted({*others, *answers.items(), (VERSION, version)})
    return HttpResponseRedirect(f"{reverse('careers:result')}?{urlencode(query)}")


def in_address(walk: Walk) -> dict[str, object]:
    """The country that links carry on, for templates."""
    return {"combined": bool(walk.given or walk.conditions or walk.have), **carried(walk.country)}


def asked(request: HttpRequest) -> Walk:
    """Raises Http404 while there is no questionnaire."""
    walk = Walk(request.GET)
    if not walk.steps:
        raise Http404(_("There is no questionnaire yet."))
    return walk
