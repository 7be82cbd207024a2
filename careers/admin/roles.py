from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careers.admin.evidence import ChecksPay
from careers.admin.health import ChecksPath
from careers.admin.parts import TrackPartInline, number_of
from careers.admin.pay import SalaryInline
from careers.models import Caution, Neighbour, Role, RoleSkill, Salary, Statement, Task, Track
from careers.roles.cards import draw_missing
from publishing.editing.options import DocumentAdmin, StackedInline, TabularInline
from publishing.editing.tags import TaggedForm

# --- inlines -------------------------------------------------------------------------------------------------


class TrackInline(TabularInline):
    model = Track
    record = "careers.documents.roles.TrackPart"
    verbose_name_plural = _("tracks: only where the role is really two; save them before you use them below")
    prepopulated_fields = {"slug": ["title"]}
    fields = ["title", "slug", "description", "order"]
    key = ("slug",)


class TaskInline(TrackPartInline, TabularInline):
    model = Task
    record = "careers.documents.roles.TaskPart"
    fields = ["text", "track", "order"]


class SkillInline(TrackPartInline, TabularInline):
    model = RoleSkill
    record = "careers.documents.roles.SkillPart"
    fields = ["skill", "importance", "track", "note", "order"]
    autocomplete_fields = ["skill"]
    key = ("skill", "track")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("skill")


class NeighbourInline(TabularInline):
    model = Neighbour
    record = "careers.documents.roles.NearPart"
    fk_name = "role"
    fields = ["other", "difference", "order"]
    autocomplete_fields = ["other"]
    key = ("other",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("other")


class CautionInline(TabularInline):
    model = Caution
    record = "careers.documents.roles.CautionPart"
    verbose_name_plural = _("cautions: what a reader should know before choosing")
    fields = ["text", "source", "order"]


class StatementInline(StackedInline):
    model = Statement
    record = "careers.documents.statements.StatementPart"
    verbose_name_plural = _("statements: what hiring managers look for and beginners ask")
    fieldsets = [(None, {"fields": [("topic", "short", "order"), "text", ("source", "url", "opened")]})]


# --- roles ---------------------------------------------------------------------------------------------------


class OnTheMap(admin.SimpleListFilter):
    title = _("career map")
    parameter_name = "map"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("on the map")), ("no", _("not on the map"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in {"yes", "no"}:
            return queryset.filter(map_systems__isnull=self.value() == "no")
        return queryset


class WithSalaries(admin.SimpleListFilter):
    title = _("salaries")
    parameter_name = "salaries"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("without salaries"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(salaries__isnull=True) if self.value() == "no" else queryset


@admin.register(Role)
class RoleAdmin(ChecksPay, ChecksPath, DocumentAdmin):
    form: "type[forms.ModelForm[Any]]" = TaggedForm
    list_display = ["title", "order", "task_count", "skill_count", "salary_count", "updated", "modified"]
    list_filter = [OnTheMap, WithSalaries, "updated"]
    ordering = ["order", "title"]
    nested = {
        "map_systems": ("careers.documents.roles.MapPart", "systems"),
        "map_building": ("careers.documents.roles.MapPart", "building"),
    }
    inlines = [TrackInline, TaskInline, SkillInline, SalaryInline, NeighbourInline, CautionInline, StatementInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "alias", "tagline", "description", "order", "updated", "file_state"]}),
        (_("Facts box"), {"fields": ["suits", "entry"]}),
        (_("Start"), {"fields": ["this_month", "three_months", "first_job"]}),
        (
            _("Text"),
            {
                "fields": ["body"],
                "description": _(
                    "The parts of the page between the facts, the tasks, the skills and the salaries, "
                    "which are further down here."
                ),
            },
        ),
        (
            _("Found by"),
            {
                "classes": ["collapse"],
                "fields": ["tags", "job_titles", "esco", "soc"],
                "description": _("What connects the role with posts, adverts and official statistics."),
            },
        ),
        (
            _("Look and place on the career map"),
            {
                "classes": ["collapse"],
                "fields": [("hue", "glyph"), ("map_systems", "map_building")],
                "description": _("A role is on the map when both places are given."),
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.annotate(
            number_of_tasks=number_of(Task, "role"),
            number_of_skills=number_of(RoleSkill, "role"),
            number_of_salaries=number_of(Salary, "role"),
        )

    @admin.display(description=_("tasks"), ordering="number_of_tasks")
    def task_count(self, role: Any) -> int:
        return int(role.number_of_tasks)

    @admin.display(description=_("skills"), ordering="number_of_skills")
    def skill_count(self, role: Any) -> int:
        return int(role.number_of_skills)

    @admin.display(description=_("salaries"), ordering="number_of_salaries")
    def salary_count(self, role: Any) -> int:
        return int(role.number_of_salaries)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "job_titles":
            field.help_text = _("One a line. Adverts are matched by these, exactly.")
        return field

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Tracks last: a deleted track takes its rows with it, and what moved away from it must be saved by then."""
        super().save_related(request, form, sorted(formsets, key=lambda item: item.model is Track), change)
        transaction.on_commit(draw_missing, robust=True)
