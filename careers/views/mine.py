"""The skills that a visitor ticks, and how far each role is from them."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from careers.path.steps import BACKGROUND
from careers.path.walk import HAVE
from careers.pay.places import IN
from careers.views.visitors import NOTICES, visitor_of
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.parameters import Parameters

# Of the skills that open most roles, so many are named.
OPENINGS = 3


@public_page(BACKGROUND, HAVE, IN, UNKNOWN)
@require_safe
def my_skills(request: HttpRequest) -> HttpResponse:
    """Ten roles counted by the skills in the address, or by the usual ones of a background; no query of its own."""
    parameters = Parameters(request.GET)
    visitor = visitor_of(request, parameters)
    if redirect := parameters.redirect(request.path):
        return redirect
    known, have = visitor.ways, visitor.have
    needs = known.needs
    shown = needs.all_gaps(have) if have else []
    context = {
        **visitor.context,
        "notices": parameters.notices(NOTICES),
        "shelves": [
            (label, list(skills))
            for label, skills in groupby(known.skills.values(), lambda skill: skill.get_category_display())
        ],
        "backgrounds": known.backgrounds.values(),
        "entrance": [known.skills[slug] for slug in needs.entrance(have)] if have else [],
        "openings": [
            (known.skills[opening.skill], [known.roles[role] for role in opening.roles], opening.left)
            for opening in needs.openings(have)[: OPENINGS if have else 0]
        ],
        "rows": [
            {
                "role": known.roles[gap.job.role],
                "ways": known.to(gap.job.role, have),
                "exits": [known.roles[other.job.role] for other in needs.exits(gap.job)],
                "route_url": visitor.route_url(gap.job.role),
                "plan_url": visitor.plan_url(gap.job.role),
            }
            for gap in shown
        ],
        "share_url": reverse("careers:my-skills") + visitor.query() if have else "",
    }
    return render(request, "careers/my_skills.html", context)
