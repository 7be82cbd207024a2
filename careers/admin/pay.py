"""Regions, and the ranges of a role with the evidence beside them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careers.admin.evidence import EvidenceBeside
from careers.admin.parts import TrackPartForm, TrackPartInline, number_of
from careers.models import (
    Region,
    Salary,
)
from publishing.editing.options import EditorAdmin, GuideFields, StackedInline


class CurrencyField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").upper()


class WithCurrency(GuideFields):
    """Takes a currency in small letters."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "currency":
            kwargs["form_class"] = CurrencyField
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Region)
class RegionAdmin(WithCurrency, EditorAdmin):
    record = "careers.documents.pay.RegionRecord"
    list_display = ["title", "order", "currency", "country_codes", "salary_count"]
    search_fields = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    fields = ["title", "slug", "description", "currency", "countries", "order"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number_of_salaries=number_of(Salary, "region"))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "countries":
            field.help_text = _("Two-letter codes of ISO 3166 such as GB, one a line.")
        return field

    @admin.display(description=_("countries"))
    def country_codes(self, region: Any) -> str:
        return ", ".join(region.countries)

    @admin.display(description=_("salaries"), ordering="number_of_salaries")
    def salary_count(self, region: Any) -> int:
        return int(region.number_of_salaries)


class SalaryForm(TrackPartForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("currency"):
            field.required = False
            field.help_text = _("Left empty, the region's currency.")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("region") and not cleaned.get("currency") and "currency" not in self.errors:
            cleaned["currency"] = cleaned["region"].currency
        return cleaned


class SalaryInline(EvidenceBeside, WithCurrency, TrackPartInline, StackedInline):
    model = Salary
    record = "careers.documents.pay.SalaryPart"
    form = SalaryForm
    autocomplete_fields = ["region"]
    key = ("track", "region", "kind")
    readonly_fields = ["beside"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("region", "kind", "track"),
                    ("low", "high", "open_ended", "currency", "period"),
                    ("source", "source_url"),
                    ("date", "sample", "note"),
                    "beside",
                ]
            },
        )
    ]
