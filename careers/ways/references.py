"""What texts may say of the way from a background to a role: how far it is, and how long it takes."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careers.models import Route
from publishing.documents.references import MissingFigureError, register
from publishing.page_cache.version import once_per_version


@once_per_version
def routes() -> dict[tuple[str, str], Route]:
    """By background and role. One query."""
    rows = Route.objects.select_related("background", "role").only(
        "background__slug", "role__slug", "distance", "months_low", "months_high"
    )
    return {(row.background.slug, row.role.slug): row for row in rows}


def route(background: str, role: str) -> Route:
    """Raises MissingFigureError."""
    found = routes().get((background, role))
    if found is None:
        raise MissingFigureError(_("there is no route from this background to this role"))
    return found


def distance(background: str, role: str) -> str:
    """As a page says it: near, some way, a long way."""
    return route(background, role).get_distance_display()


def months(background: str, role: str) -> str:
    """In words. Whoever refers to it says whose figure it is."""
    found = route(background, role)
    if found.months_low is None:
        raise MissingFigureError(_("this route has no time with a source"))
    if found.months_low == found.months_high:
        return ngettext("%(months)s month", "%(months)s months", found.months_low) % {"months": found.months_low}
    return _("%(low)s to %(high)s months") % {"low": found.months_low, "high": found.months_high}


def register_ways() -> None:
    for resolver in (distance, months):
        register(resolver.__name__, resolver)
