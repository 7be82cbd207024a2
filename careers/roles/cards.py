"""The cards of roles: what they show, where they are, and when they are drawn."""

import logging
from subprocess import SubprocessError

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from careers.models import Role, RoleCard
from careers.roles.glyphs import glyph_paths
from publishing.cards.card import Card, pictures

logger = logging.getLogger(__name__)


def card_of(role: Role) -> Card:
    known_as = _("Advertised as %(alias)s.") % {"alias": role.alias} if role.alias else ""
    note = _("What the job is, what it pays and on what evidence, and how to start.")
    return Card(
        title=role.title,
        line=role.tagline,
        note=f"{known_as} {note}".strip(),
        drawing=glyph_paths(role.glyph),
        hue=role.hue,
        site=settings.SITE_NAME,
    )


def card_address(role: Role) -> str:
    """Another one once the picture is another. No query."""
    return reverse("careers:role-card", args=[role.slug, card_of(role).digest()])


def draw_missing() -> None:
    """Draws cards that are not there, or show what their role no longer says. Two queries where all are as they should.

    Roles without a card do not keep anything from being written: the link to them shows the site's own.
    """
    drawn = dict(RoleCard.objects.values_list("role", "digest"))
    cards = {role.pk: card_of(role) for role in Role.objects.only("title", "alias", "tagline", "glyph", "hue")}
    wanted = {pk: card for pk, card in cards.items() if drawn.get(pk) != card.digest()}
    if not wanted:
        return
    try:
        found = pictures(list(wanted.values()))
    except (OSError, SubprocessError) as error:
        logger.warning("The cards of %s roles could not be drawn: %s", len(wanted), error)
        return
    for (pk, card), png in zip(wanted.items(), found, strict=True):
        RoleCard.objects.update_or_create(role_id=pk, defaults={"digest": card.digest(), "png": png})
