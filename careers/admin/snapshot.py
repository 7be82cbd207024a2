"""Figures that texts have pinned, for editors to read: an import writes their file."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from careers.models import Snapshot
from publishing.editing.options import EditorAdmin


@admin.register(Snapshot)
class SnapshotAdmin(EditorAdmin):
    list_display = ["reference", "date", "text"]
    search_fields = ["reference", "text"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
