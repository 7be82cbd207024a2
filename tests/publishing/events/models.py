from django.db import models
from django.urls import reverse

from publishing.documents.models import Document, DocumentQuerySet


class Event(Document):
    place = models.CharField(max_length=80)

    objects = DocumentQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.slug])
