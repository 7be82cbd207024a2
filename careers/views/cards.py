"""Pictures that other sites show beside links to roles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from careers.models import Role, RoleCard
from publishing.cards.card import SITE_CARD
from publishing.page_cache.address import public_page

# An address names what the picture shows, and so never shows anything else.
FOR_EVER = "public, max-age=31536000, immutable"


@public_page()
@require_safe
def role_card(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """One query. An address from before leads to today's picture, that of a role without one to the site's."""
    card = RoleCard.objects.filter(role__slug=slug).first()
    if card is None:
        get_object_or_404(Role.objects.only("pk"), slug=slug)
        return redirect(static(SITE_CARD))
    if card.digest != digest:
        return redirect("careers:role-card", slug, card.digest)
    return HttpResponse(bytes(card.png), content_type="image/png", headers={"Cache-Control": FOR_EVER})
