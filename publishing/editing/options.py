"""The base of the guide's ModelAdmins and inlines."""

import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from publishing.documents.markdown_limits import MarkdownError
from publishing.documents.models import Document
from publishing.documents.text import sentence, validate_text
from publishing.editing.fields import (
    KeyedAutocompleteSelect,
    KeyedAutocompleteSelectMultiple,
    LinesField,
    MarkdownField,
    MarkdownWidget,
    ProseField,
    SentenceField,
    SharedAutocompleteSelect,
    SlugField,
    WebAddressField,
    known_key,
)
from publishing.editing.forms import DocumentForm, Faults, PartForm, PartFormSet, RecordError
from publishing.editing.meanwhile import ChangedMeanwhileError, ToldMeanwhile, packed, reopen, told, values_of
from publishing.editing.naming import field_of, follow, naming
from publishing.editing.preview import (
    RecordFault,
    file_state,
    inline_html,
    kind_of,
    link_problems,
    preview,
    record_faults,
)
from publishing.editing.rules import rule_of

if TYPE_CHECKING:
    from publishing.documents.records import Part

logger = logging.getLogger(__name__)

# A word costs a condition on each searched column, and SQLite takes no more than a thousand conditions.
MAX_SEARCH = 200
MAX_LISTED = 10
# Characters from which on a text gets two lines to be written in.
SENTENCE = 200

FORM_FIELDS: dict[Any, dict[str, Any]] = {
    models.TextField: {"form_class": ProseField, "widget": AdminTextareaWidget(attrs={"rows": 3})},
    models.JSONField: {"form_class": LinesField},
    models.SlugField: {"form_class": SlugField, "widget": AdminTextInputWidget()},
    models.URLField: {"form_class": WebAddressField},
}


class GuideFields(admin.options.BaseModelAdmin):  # type: ignore[type-arg]  # generic for mypy alone
    formfield_overrides = FORM_FIELDS
    record = ""
    """Dotted name of what a file says of such a row: its rules are those of the form's fields."""
    nested: dict[str, tuple[str, str]] = {}
    """Of columns that the record has within a part: that part's dotted name, and the column's name there."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "order":  # which records of parts do not have
            kwargs["min_value"], kwargs["max_value"] = 0, 32_767
        if type(db_field) is models.CharField and (db_field.max_length or 0) >= SENTENCE:
            kwargs.setdefault("form_class", SentenceField)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return self.ruled(field, db_field)

    def record_class(self) -> "type[Part] | None":
        return import_string(self.record) if self.record else None

    def ruled(self, field: Any, db_field: Any) -> Any:
        """The form's field, judged by the record where it says something of the column, and else by Django."""
        dotted, name = self.nested.get(db_field.name, ("", db_field.name))
        record = import_string(dotted) if dotted else self.record_class()
        if record and not db_field.is_relation and (rule := rule_of(record, name)):
            field.validators = [rule]
        elif isinstance(field, forms.CharField):
            field.validators.append(validate_text)
        return field


class EditorAdmin(GuideFields, admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy alone
    """A ModelAdmin whose every refusal is a message."""

    list_per_page = 50
    view_on_site = False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KeyedAutocompleteSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KeyedAutocompleteSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        try:
            return super().get_changelist_instance(request)
        except OverflowError:  # a number in the address that SQLite does not take
            raise IncorrectLookupParameters from None

    def response_action(self, request: HttpRequest, queryset: Any, *args: Any) -> Any:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if any(known_key(key) != key for key in chosen):
            raise BadRequest("The form names a row that cannot exist.")
        return super().response_action(request, queryset, *args)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return super().get_search_results(request, queryset, search_term[:MAX_SEARCH])

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """A constraint that no form could foresee fails here: two editors saved the same at the same moment."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            logger.exception("A constraint refused what a form had accepted.")
            text = _("Nothing was saved: the change met another one. Go back in the browser and save again.")
            messages.error(request, text)
            return HttpResponseRedirect(request.get_full_path())

    def next_order(self) -> int:
        """The place after the last row."""
        return (self.model._default_manager.aggregate(last=models.Max("order"))["last"] or 0) + 1

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        if any(field.name == "order" for field in self.model._meta.fields):
            initial.setdefault("order", self.next_order())
        return initial


class DocumentAdmin(ToldMeanwhile, EditorAdmin):
    """Of a row that is also a file: a preview beside the text, links checked when it is saved."""

    form: "type[forms.ModelForm[Any]]" = DocumentForm
    prepopulated_fields = {"slug": ["title"]}
    search_fields = ["title", "slug", "description"]
    readonly_fields = ["file_state"]

    def record_class(self) -> "type[Part]":
        return kind_of(self.model).record

    def view_on_site(self, obj: Any) -> str | None:  # type: ignore[override]  # django-stubs know the boolean alone
        return str(obj.get_absolute_url())

    @admin.display(description=_("file"))
    def file_state(self, obj: Any) -> str:
        return file_state(obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without the state of the file while there is neither row nor file."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None or "opened" in request.POST:
            name, options = fieldsets[0]
            fieldsets = [(name, {**options, "fields": [*options["fields"], "opened"]}), *fieldsets[1:]]
        if obj is not None:
            return fieldsets
        return [
            (name, {**options, "fields": [field for field in options["fields"] if field != "file_state"]})
            for name, options in fieldsets
        ]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        match = request.resolver_match
        if match and (match.url_name or "").endswith("_changelist"):
            return rows.without_texts()  # type: ignore[attr-defined]
        return rows

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "body" and issubclass(self.model, Document):
            widget = MarkdownWidget(reverse(self.preview_name))
            return self.ruled(db_field.formfield(form_class=MarkdownField, widget=widget), db_field)
        if kind_name := kind_of(self.model).names.get(db_field.name):
            return field_of(db_field, kind_name)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    # --- what other apps name by its slug ------------------------------------------------------------------------

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Nothing is deleted that a document of another app names."""
        *found, protected = super().get_deleted_objects(objs, request)
        named_by = {str(row) for obj in objs for row, _column in naming(type(obj), obj.slug)}
        return *found, [*protected, *sorted(named_by)]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        self.remember_theirs(request, obj, change)
        super().save_model(request, obj, form, change)
        if change and "slug" in form.changed_data:
            follow(type(obj), form.initial["slug"], obj.slug)

    # --- preview -------------------------------------------------------------------------------------------------

    @property
    def preview_name(self) -> str:
        return f"{self.admin_site.name}:{self.preview_url_name}"

    @property
    def preview_url_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_preview_markdown"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.preview_view))
        return [path("preview-markdown/", view, name=self.preview_url_name), *super().get_urls()]

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        if not (self.has_view_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied
        return JsonResponse(preview(request.POST.get("text", "")))

    # --- saving --------------------------------------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The document's record judges what was sent, as it judges a file.

        It needs the row with all its parts, so it is asked once they are saved. What it refuses is undone with the
        transaction, and the form is gone through again with the record's words beside its fields. A row that others
        have deleted meanwhile is made anew, if what was written is sent once more.
        """
        object_id = self.id_if_there(request, object_id)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RecordError as refused:
            faults = refused.faults
        except MarkdownError as refused:
            faults = {"": [("body", sentence(str(refused)))]}
        except ChangedMeanwhileError as refused:
            faults = {"": [(None, told(refused.differences))]}
            reopen(request, packed(refused.theirs))
        request.record_faults = faults  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.record_faults = getattr(request, "record_faults", {})  # type: ignore[attr-defined]  # made for this request
        if obj is not None and "opened" in form.base_fields and request.method == "GET":
            form.base_fields["opened"].initial = packed(values_of(obj))
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if faults := record_faults(form.instance):
            raise RecordError(beside_fields(faults, form, formsets))
        self.refuse_losses(request, form, change)
        self.warn(request, form.instance)

    def warn(self, request: HttpRequest, row: Any) -> None:
        """Says what is saved but not right: nothing is refused because a page it links to is not there yet."""
        if found := list(link_problems(row.body_html + inline_html(row))):
            heading = ngettext(
                "The text is saved, but one link or image leads nowhere:",
                "The text is saved, but %(number)d links or images lead nowhere:",
                len(found),
            ) % {"number": len(found)}
            items = format_html_join("; ", "<code>{}</code> – {}", found[:MAX_LISTED])
            messages.warning(request, format_html("{} {}", heading, items))


def beside_fields(faults: list[RecordFault], form: Any, formsets: Any) -> Faults:
    """Each fault at the form and the field that it came from, or else above the document's own form."""
    parts = [part for formset in formsets for part in formset.forms if part not in formset.deleted_forms]
    placed: Faults = defaultdict(list)
    for fault in faults:
        names = ["_".join(fault.path), *fault.path[:1]]  # of a column that the record has in a part, and of a list
        own = next((name for name in names if name in form.fields), None)
        found = [part for part in parts if not own and fault.is_of(part.instance)]
        for part in found:
            placed[part.prefix].append((fault.path[-1] if fault.path[-1] in part.fields else None, fault.text))
        if not found:
            placed[""].append((own, fault.text if own or not fault.path else f"{'.'.join(fault.path)}: {fault.text}"))
    return placed


class PartInline(GuideFields, admin.options.InlineModelAdmin):  # type: ignore[type-arg]  # generic for mypy alone
    """Rows that belong to the page's row. The page's queries do not grow with them."""

    form = PartForm
    formset = PartFormSet
    extra = 0
    key: tuple[str, ...] = ()
    """Fields that no two rows may share."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.key = self.key
        formset.form.record_faults = getattr(request, "record_faults", {})  # made for this request, like the formset
        return formset

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request) and "widget" not in kwargs:
            kwargs["widget"] = SharedAutocompleteSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget  # no room for four icons in every row
        return field


class TabularInline(PartInline, admin.TabularInline):  # type: ignore[type-arg]  # generic for mypy alone
    pass


class StackedInline(PartInline, admin.StackedInline):  # type: ignore[type-arg]  # generic for mypy alone
    pass
