"""Rules for titles; and counts of titles for editors to read: an import writes their file."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careers.models import AdvertisedTitle, TitleRule
from careers.models.titles import misfit
from publishing.documents.text import sentence
from publishing.editing.options import EditorAdmin


class TitleRuleForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for mypy alone
    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if "means" in values and "roles" in values and "reason" in values:
            complaint = misfit(values["means"], len(values["roles"]), values["reason"])
            if complaint:
                raise ValidationError(sentence(complaint))
        return values


@admin.register(TitleRule)
class TitleRuleAdmin(EditorAdmin):
    form = TitleRuleForm
    record = "careers.documents.titles.TitleRuleRecord"
    list_display = ["slug", "means", "phrases", "order"]
    list_filter = ["means"]
    search_fields = ["slug", "words", "reason"]
    autocomplete_fields = ["roles"]
    fields = ["slug", "means", "words", "beside", "roles", "reason", "order"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("roles")

    @admin.display(description=_("words"))
    def phrases(self, rule: TitleRule) -> str:
        return ", ".join(rule.words)


@admin.register(AdvertisedTitle)
class AdvertisedTitleAdmin(EditorAdmin):
    list_display = ["title", "adverts", "first_year", "last_year", "source"]
    search_fields = ["title"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
