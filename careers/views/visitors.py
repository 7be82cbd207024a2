"""What a visitor brings by the address: a background, skills, a country. No page keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careers.models import Background, Skill
from careers.path.rows import essential_skills
from careers.path.steps import BACKGROUND
from careers.path.walk import HAVE
from careers.pay.best import heads
from careers.pay.places import IN, code_of
from careers.views.countries import carried, country_in
from careers.views.notices import FILTERS
from careers.ways.rows import Ways, ways
from publishing.page_cache.parameters import Parameters

VIEW, ADVISER = "view", "adviser"
"""Everything open, no drawings, and how it is made: for somebody who sits beside another person."""

NOTICES = {name: FILTERS[name] for name in (BACKGROUND, VIEW, IN)} | {
    HAVE: _("The address named skills that no role here asks for; these were left out."),
}


@dataclass(frozen=True)
class Visitor:
    """What the parameters say; other pages are given the same by `query`."""

    ways: Ways
    parameters: Parameters
    background: Background | None
    named: tuple[str, ...]
    """Skills in the address, by their slugs."""
    country: str
    """ISO 3166; nothing where the address names none."""
    is_adviser: bool

    @cached_property
    def have(self) -> tuple[str, ...]:
        """The skills that the address names or, if it names none, the usual ones of the background."""
        return self.named or (self.ways.usual[self.background.slug] if self.background else ())

    @property
    def skills(self) -> list[Skill]:
        return [self.ways.skills[slug] for slug in self.have]

    def query(self, *more: tuple[str, str], without: Iterable[str] = ()) -> str:
        """The part of an address from the question mark on, with some pairs more; empty where it says nothing."""
        pairs = [(HAVE, slug) for slug in self.named]
        pairs += [(BACKGROUND, self.background.slug)] if self.background else []
        pairs += [(IN, code_of(self.country))] if self.country else []
        pairs += [(VIEW, ADVISER)] if self.is_adviser else []
        left = [*(pair for pair in pairs if pair[0] not in without), *more]
        return f"?{urlencode(sorted(left))}" if left else ""

    def route_url(self, role: str, *more: tuple[str, str]) -> str:
        """From the background to a role; empty without a background."""
        if not self.background:
            return ""
        path = reverse("careers:route", args=[self.background.slug, role])
        return path + self.query(*more, without=(BACKGROUND,))

    @property
    def mine_url(self) -> str:
        return reverse("careers:my-skills") + self.query(without=(VIEW,))

    def plan_url(self, role: str, *more: tuple[str, str]) -> str:
        return reverse("careers:plan") + self.query(("role", role), *more)

    @property
    def asked_query(self) -> str:
        """For the questionnaire, which knows essential skills alone and has no other view."""
        known = essential_skills()
        pairs = [(HAVE, slug) for slug in self.named if slug in known]
        return self.query(*pairs, without=(HAVE, VIEW))

    @property
    def context(self) -> dict[str, Any]:
        """For templates of all pages that know a visitor."""
        return {
            "visitor": self,
            "country": self.country,
            "adviser": self.is_adviser,
            "combined": bool(self.named) or self.is_adviser,
            **carried(self.country),
        }


def visitor_of(request: HttpRequest, parameters: Parameters, background: str = "") -> Visitor:
    """With a background that the path names, or that of the address."""
    known = ways()
    slug = background or parameters.one(BACKGROUND, known.backgrounds)
    have = parameters.several(HAVE, sorted(known.skills) if request.GET.get(HAVE) else ())
    country = country_in(parameters, heads())
    adviser = bool(parameters.one(VIEW, [ADVISER])) if VIEW in request.GET else False
    return Visitor(known, parameters, known.backgrounds.get(slug), tuple(have), country, adviser)
