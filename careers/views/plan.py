"""My plan: a page to print, and the same as Markdown and as an entry of a calendar."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from careers.path.steps import BACKGROUND
from careers.path.walk import HAVE
from careers.pay.best import heads
from careers.pay.places import IN
from careers.roles.plan import Line, as_markdown, as_text, lines, on_site
from careers.views.visitors import NOTICES, VIEW, Visitor, visitor_of
from careers.ways.calendar import calendar, first_of
from careers.ways.rows import Way
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.parameters import Parameters

ROLE, MONTHS, FROM = "role", "months", "from"
PARAMETERS = (ROLE, BACKGROUND, HAVE, MONTHS, FROM, IN, VIEW, UNKNOWN)

# Months after which to look again, the usual number first.
AFTER = ("3", "1", "2", "6", "12")
# The months in which a plan can begin: none follows from the day on which its page is asked for.
FIRST_YEAR, LAST_YEAR = 2026, 2045

PLAN_NOTICES = {
    **NOTICES,
    ROLE: gettext_lazy("The address named a role that is not known here, or more than one; that was left out."),
    MONTHS: gettext_lazy("The address named a number of months that this page does not have; that was left out."),
    FROM: gettext_lazy("The address named a month that means nothing here; write it as 2027-01."),
}


def months_to_begin() -> list[str]:
    return [f"{year}-{month:02}" for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)]


@dataclass(frozen=True)
class Plan:
    """What an address asks for; without a role there is nothing but the form."""

    visitor: Visitor
    role: str
    months: int
    begins: str
    """A month, such as 2026-11, or nothing."""

    @cached_property
    def way(self) -> Way:
        return self.visitor.ways.to(self.role, self.visitor.have)[0]

    @cached_property
    def lines(self) -> list[Line]:
        day = date_format(first_of(self.begins, self.months), "j F Y") if self.begins else ""
        return lines(self.visitor.ways, self.way, self.visitor.have, self.months, day)

    @property
    def title(self) -> str:
        values = {"background": self.visitor.background, "role": self.way.role.title}
        if self.visitor.background:
            return _("My plan: %(background)s to %(role)s") % values
        return _("My plan: %(role)s") % values

    @property
    def lead(self) -> str:
        gap = self.way.gap
        values = {"held": len(gap.held), "number": gap.number, "track": self.way.track}
        if self.way.track:
            text = _("%(held)s of %(number)s essential skills held. Counted for the nearer of two jobs: %(track)s.")
        else:
            text = _("%(held)s of %(number)s essential skills held.")
        return text % values

    def query(self, without: tuple[str, ...] = ()) -> str:
        own = [(ROLE, self.role)] if self.role else []
        own += [(MONTHS, str(self.months))] if str(self.months) != AFTER[0] else []
        own += [(FROM, self.begins)] if self.begins else []
        return self.visitor.query(*own, without=without)

    def url(self, name: str = "careers:plan") -> str:
        """Files have no other view."""
        return reverse(name) + self.query(() if name == "careers:plan" else (VIEW,))


def plan_of(request: HttpRequest) -> tuple[Plan, Parameters, HttpResponseRedirect | None]:
    parameters = Parameters(request.GET)
    visitor = visitor_of(request, parameters)
    role = parameters.one(ROLE, visitor.ways.roles)
    months = parameters.one(MONTHS, AFTER) or AFTER[0]
    begins = parameters.one(FROM, months_to_begin() if FROM in request.GET else ())
    return Plan(visitor, role, int(months), begins), parameters, parameters.redirect(request.path)


@public_page(*PARAMETERS)
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Two queries of its own."""
    asked, parameters, redirect = plan_of(request)
    if redirect:
        return redirect
    visitor = asked.visitor
    context: dict[str, Any] = {
        **visitor.context,
        "plan": asked,
        "choices": visitor.ways.roles.values(),
        "backgrounds": visitor.ways.backgrounds.values(),
        "after": sorted(map(int, AFTER)),
        "notices": parameters.notices(PLAN_NOTICES),
    }
    if asked.role:
        context |= {
            "combined": True,
            "role": asked.way.role,
            "best": heads().head(asked.way.role, visitor.country),
            "route_url": visitor.route_url(asked.role),
            "share_url": asked.url(),
            "markdown_url": asked.url("careers:plan-markdown"),
            "calendar_url": asked.url("careers:plan-calendar") if asked.begins else "",
            "adviser_url": reverse("careers:plan") + visitor.query((ROLE, asked.role), (VIEW, "adviser")),
        }
    return render(request, "careers/plan.html", context)


@public_page(*PARAMETERS[:-2], UNKNOWN)
@require_safe
def plan_markdown(request: HttpRequest) -> HttpResponse:
    asked, _parameters, redirect = plan_of(request)
    if redirect:
        return redirect
    if not asked.role:
        raise Http404(_("A plan needs a role."))
    text = as_markdown(asked.title, asked.lead, asked.lines, on_site(asked.url()))
    return file(text, "text/markdown", f"plan-{asked.role}.md")


@public_page(*PARAMETERS[:-2], UNKNOWN)
@require_safe
def plan_calendar(request: HttpRequest) -> HttpResponse:
    """The day on which to look at the plan again."""
    asked, _parameters, redirect = plan_of(request)
    if redirect:
        return redirect
    if not asked.role or not asked.begins:
        raise Http404(_("An entry of a calendar needs a role and the month in which the plan begins."))
    address = on_site(asked.url())
    name = f"{hashlib.sha256(address.encode()).hexdigest()[:32]}@{settings.SITE_URL.partition('//')[2]}"
    day = first_of(asked.begins, asked.months)
    text = calendar(name, day, _("Check: %(title)s") % {"title": asked.title}, as_text(asked.lines), address)
    return file(text, "text/calendar", f"plan-{asked.role}.ics")


def file(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
