"""Skills, backgrounds and programmes."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from careers.admin.parts import number_of
from careers.models import Background, Programme, Resource, RoleSkill, Route, Skill
from careers.ways.report import disagreements
from publishing.editing.options import DocumentAdmin, StackedInline


class ResourceInline(StackedInline):
    model = Resource
    verbose_name_plural = _("resources: where it can be learnt")
    key = ("url",)
    record = "careers.documents.ways.ResourcePart"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("title", "publisher", "url"),
                    ("kind", "cost", "hours", "language"),
                    ("opened", "order"),
                    "done",
                ]
            },
        )
    ]


@admin.register(Skill)
class SkillAdmin(DocumentAdmin):
    list_display = ["title", "category", "order", "role_count", "everywhere", "modified"]
    list_filter = ["category", "everywhere"]
    ordering = ["category", "order", "title"]
    inlines = [ResourceInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "description", "category", "everywhere", "names", "order", "file_state"]}),
        (_("Text"), {"fields": ["body"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number_of_roles=number_of(RoleSkill, "skill"))

    @admin.display(description=_("roles"), ordering="number_of_roles")
    def role_count(self, skill: Any) -> int:
        return int(skill.number_of_roles)


class RouteInline(StackedInline):
    model = Route
    autocomplete_fields = ["role"]
    key = ("role",)
    record = "careers.documents.ways.RoutePart"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("role", "distance"),
                    ("months_low", "months_high", "source"),
                    "note",
                ]
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("role", "background")


@admin.register(Background)
class BackgroundAdmin(DocumentAdmin):
    list_display = ["title", "order", "route_count", "modified"]
    ordering = ["order", "title"]
    autocomplete_fields = ["skills"]
    inlines = [RouteInline]
    readonly_fields = ["file_state", "disagreements"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "description", "skills", "order", "file_state", "disagreements"]}),
        (_("Text"), {"fields": ["body"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number_of_routes=number_of(Route, "background"))

    @admin.display(description=_("counting disagrees"))
    def disagreements(self, background: Background) -> str:
        """Where one of two roles is nearer by the editors and the other by the skills that are missing."""
        return format_html_join("", "<p>{}</p>", ((line,) for line in disagreements(background.slug))) or "–"

    @admin.display(description=_("routes"), ordering="number_of_routes")
    def route_count(self, background: Any) -> int:
        return int(background.number_of_routes)


@admin.register(Programme)
class ProgrammeAdmin(DocumentAdmin):
    list_display = ["title", "series", "level", "lessons", "provider", "after", "order", "modified"]
    list_filter = ["series", "level", "provider"]
    list_select_related = ["after"]
    search_fields = ["title", "slug", "description", "series", "provider"]
    ordering = ["series", "order", "title"]
    autocomplete_fields = ["after", "skills", "roles"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "description", "order", "file_state"]}),
        (
            _("Course"),
            {"fields": [("series", "level", "lessons"), ("provider", "url"), "after", "skills", "roles"]},
        ),
        (_("Text"), {"fields": ["body"]}),
    ]
