"""Tags as documents have them: lower-case with hyphens, one spelling each."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag, TaggedItem

from publishing.documents.tags import stem
from publishing.editing.forms import DocumentForm
from publishing.editing.rules import slug_rule

SHOWN = 80
LISTED = 60


def check_tag(tag: str) -> None:
    """Raises ValidationError for a tag that cannot be part of an address, with one that can."""
    try:
        slug_rule(tag)
    except ValidationError:
        suggestion = slugify(tag)
        if suggestion in {"", tag}:
            raise
        message = _("“%(tag)s” is not lower-case with hyphens; write %(suggestion)s.")
        raise ValidationError(message, params={"tag": tag[:SHOWN], "suggestion": suggestion[:SHOWN]}) from None


def check_spellings(tags: list[str], used: set[str]) -> None:
    """Raises ValidationError for tags that differ by a plural s alone from one in use or from each other."""
    spellings = {stem(tag): tag for tag in sorted(used)}
    for tag in tags:
        spelling = spellings.setdefault(stem(tag), tag)
        if tag != spelling and tag not in used:
            params = {"tag": tag, "spelling": spelling}
            raise ValidationError(_("“%(tag)s” is nearly the tag %(spelling)s; use that."), params=params)


def tags_in_use(besides: models.Model | None = None) -> set[str]:
    """Names of the tags that something carries, other than the given row: one query."""
    items = TaggedItem.objects.all()
    if besides is not None and besides.pk:
        kind = ContentType.objects.get_for_model(type(besides))
        items = items.exclude(content_type=kind, object_id=besides.pk)
    return set(items.values_list("tag__name", flat=True).distinct())


class TaggedForm(DocumentForm):
    """The form of a document with tags: lists those there are, and refuses a second spelling of one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("tags"):
            uses = models.Count("taggit_taggeditem_items")
            tags = Tag.objects.annotate(uses=uses).filter(uses__gt=0).order_by("-uses", "name")
            names = ", ".join(sorted(tags.values_list("name", flat=True)[:LISTED]))
            field.help_text = format_html(
                "{}<br>{} <span class='tags-in-use'>{}</span>",
                _("Lower-case with hyphens, separated by commas."),
                _("In use:"),
                names or _("none yet"),
            )

    def clean_tags(self) -> list[str]:
        tags: list[str] = self.cleaned_data["tags"]
        for tag in tags:
            check_tag(tag)
        check_spellings(tags, tags_in_use(besides=self.instance))
        return tags
