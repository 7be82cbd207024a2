"""What the admin pages of several subjects share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careers.models import (
    Track,
)
from publishing.editing.forms import PartForm
from publishing.editing.options import PartInline


def number_of(model: type[models.Model], field: str) -> Coalesce:
    """How many rows of the model point at the outer row, for a list column: part of the list's one query."""
    rows = model._default_manager.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


class TrackPartForm(PartForm):
    """A row that may belong to one of the role's tracks."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        track = cleaned.get("track")
        if track and not cleaned.get("DELETE") and str(track.pk) in self.deleted_tracks():
            self.add_error("track", ValidationError(_("This track is marked to be deleted; choose another.")))
        return cleaned

    def deleted_tracks(self) -> set[str]:
        """Primary keys of the tracks that the same page deletes, whose rows the database would delete too."""
        names = [name for name in self.data if name.startswith("tracks-") and name.endswith("-DELETE")]
        return {str(self.data.get(name.removesuffix("DELETE") + "id", "")) for name in names}


class TrackPartInline(PartInline):
    form = TrackPartForm

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "track":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        match = request.resolver_match
        role = str(match.kwargs.get("object_id", "")) if match else ""
        tracks = Track.objects.filter(role=int(role)) if role.isdecimal() else Track.objects.none()
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs, queryset=tracks)
        # A list, so that the rows of the inline share one query.
        field.choices = [("", field.empty_label), *((track.pk, str(track)) for track in tracks)]
        return field
