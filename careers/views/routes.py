"""The way from a background to a role, and how open the roles are to beginners."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.path.walk import HAVE
from careers.pay.doors import doors as all_doors
from careers.pay.doors import finding
from careers.pay.places import IN
from careers.roles.route import route_context
from careers.views.visitors import ADVISER, NOTICES, VIEW, visitor_of
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.parameters import Parameters


@public_page(HAVE, IN, VIEW, UNKNOWN)
@require_safe
def route(request: HttpRequest, background: str, role: str) -> HttpResponse:
    """Every background leads to every role, whether editors have written of the pair or not."""
    parameters = Parameters(request.GET)
    visitor = visitor_of(request, parameters, background)
    if visitor.background is None or role not in visitor.ways.roles:
        raise Http404(_("There is no such background or role."))
    if redirect := parameters.redirect(request.path):
        return redirect
    context = {
        **visitor.context,
        **route_context(visitor.ways, visitor.background, role, visitor.have, visitor.country),
        "notices": parameters.notices(NOTICES),
        "plan_url": visitor.plan_url(role),
        "mine_url": visitor.mine_url,
        "adviser_url": visitor.route_url(role, *(() if visitor.is_adviser else [(VIEW, ADVISER)])),
        "share_url": visitor.route_url(role),
        "others": [(item, visitor.route_url(item.slug)) for item in visitor.ways.roles.values() if item.slug != role],
    }
    return render(request, "careers/route.html", context)


@public_page(IN, UNKNOWN)
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """All roles by how open they are to beginners, and where each leads."""
    parameters = Parameters(request.GET)
    visitor = visitor_of(request, parameters)
    if redirect := parameters.redirect(request.path):
        return redirect
    known, shown = visitor.ways, all_doors(visitor.country) or all_doors()
    context = {
        **visitor.context,
        "doors": shown,
        "finding": finding(shown),
        "notices": parameters.notices(NOTICES),
        "exits": [
            (known.way(known.needs.gap(job, job.essential)), [known.way(gap) for gap in known.needs.exits(job)])
            for job in known.needs.jobs
        ],
        "updated": max((role.updated for role in known.roles.values() if role.updated), default=None),
    }
    return render(request, "careers/doors.html", context)
