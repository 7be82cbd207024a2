from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from guide.models import Page, Term
from publishing.editing.options import DocumentAdmin, EditorAdmin
from publishing.editing.preview import link_problems

admin.site.site_header = settings.SITE_NAME
admin.site.site_title = settings.SITE_NAME
admin.site.index_title = _("Everything there is to edit")


@admin.register(Page)
class PageAdmin(DocumentAdmin):
    list_display = ["title", "slug", "updated", "modified"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "description", "updated", "questions", "file_state"]}),
        (_("Text"), {"fields": ["body"]}),
    ]


class TermForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for mypy alone
    def clean_see(self) -> str:
        see: str = self.cleaned_data["see"]
        if see and not see.startswith("/"):
            raise ValidationError(_("Give an address inside the guide, such as /skills/sql/."))
        for _address, complaint in link_problems(format_html('<a href="{}">', see)):
            raise ValidationError(complaint)
        return see


@admin.register(Term)
class TermAdmin(EditorAdmin):
    form = TermForm
    list_display = ["term", "meaning"]
    search_fields = ["term", "slug", "meaning"]
    prepopulated_fields = {"slug": ["term"]}
    fields = ["term", "slug", "forms", "meaning", "see"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "forms":
            field.help_text = _("Plurals and spellings that texts use as well, one a line.")
        return field

    def view_on_site(self, obj: Any) -> str | None:  # type: ignore[override]  # django-stubs know the boolean alone
        return str(obj.get_absolute_url())
