"""Forms that turn what a database would refuse into words beside the field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from publishing.documents.links import owns_address

Faults = dict[str, list[tuple[str | None, str]]]
"""(field, what is wrong) by the prefix of the form; that of the document itself is empty."""


class RecordError(Exception):
    """What was to be saved is no valid document. Raised within the transaction of the save, which it undoes."""

    def __init__(self, faults: Faults) -> None:
        super().__init__(faults)
        self.faults = faults


class JudgedForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for mypy alone
    record_faults: Faults = {}
    """What the document's record refused when the same form was sent a moment ago."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        for field, fault in self.record_faults.get(self.prefix or "", []):
            self.add_error(field, fault)
        return cleaned


class DocumentForm(JudgedForm):
    """Refuses a slug whose address already belongs to another page, such as a page called `roles`.

    `opened` is the record that the form was opened with; see publishing/editing/meanwhile.py.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if slug := cleaned.get("slug"):
            row = type(self.instance)(slug=slug)
            if not owns_address(row):
                text = _("The address %(address)s belongs to another page.")
                self.add_error("slug", ValidationError(text, params={"address": row.get_absolute_url()}))
        return cleaned


class PartForm(JudgedForm):
    """One row of an inline. A new row needs no place: `PartFormSet` gives it the last one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "order" in self.fields and not self.instance.pk:
            self.fields["order"].required = False
            self.fields["order"].initial = None


class PartFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # generic for mypy alone
    """The rows of an inline.

    Django leaves the row that they belong to out of a row's own checks, so repeated rows are found here.
    """

    key: tuple[str, ...] = ()
    """Fields that no two rows may share; an empty field counts as a value, which it does not for a database."""

    def validate_unique(self) -> None:
        seen = set()
        for form in self.forms:
            if form.errors or form in self.deleted_forms or not form.cleaned_data:
                continue
            values = tuple(form.cleaned_data.get(name) for name in self.key)
            if self.key and values in seen:
                form.add_error(None, ValidationError(_("This row repeats another one.")))
            seen.add(values)

    def save_new(self, form: Any, commit: bool = True) -> Any:
        if form.cleaned_data.get("order", 0) is None:
            last = self.get_queryset().aggregate(last=models.Max("order"))["last"]
            self._last = max(getattr(self, "_last", 0), last or 0) + 1
            form.instance.order = self._last
        return super().save_new(form, commit=commit)
