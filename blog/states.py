"""When a post is seen: the one rule, for a row, for a record, and as a condition on many rows."""

from datetime import datetime
from typing import Protocol

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Dated(Protocol):
    """A post, or its record."""

    @property
    def draft(self) -> bool: ...
    @property
    def date(self) -> datetime: ...
    @property
    def expires(self) -> datetime | None: ...


class State(models.TextChoices):
    PUBLISHED = "published", _("published")
    SCHEDULED = "scheduled", _("scheduled")
    DRAFT = "draft", _("draft")
    EXPIRED = "expired", _("expired")

    @classmethod
    def of(cls, post: Dated, at: datetime) -> "State":
        if post.draft:
            return cls.DRAFT
        if post.date > at:
            return cls.SCHEDULED
        return cls.EXPIRED if post.expires and post.expires <= at else cls.PUBLISHED

    def condition(self, at: datetime) -> Q:
        return {
            State.DRAFT: Q(draft=True),
            State.SCHEDULED: Q(draft=False, date__gt=at),
            State.EXPIRED: Q(draft=False, date__lte=at, expires__lte=at),
            State.PUBLISHED: Q(draft=False, date__lte=at) & (Q(expires__isnull=True) | Q(expires__gt=at)),
        }[self]
