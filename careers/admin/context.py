"""What is known around pay, for editors to read: `make evidence` writes its files."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from careers.models import Context
from publishing.editing.options import EditorAdmin


@admin.register(Context)
class ContextAdmin(EditorAdmin):
    list_display = ["name", "country", "topic", "unit", "source", "date"]
    list_filter = ["topic", "country"]
    search_fields = ["name", "source"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
