"""Form fields that take what the records in `publishing.documents` take, so that a row can always become a file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect, AutocompleteSelectMultiple
from django.templatetags.static import static

from publishing.documents.text import tidy_body
from publishing.editing.rules import slug_rule


class ProseField(forms.CharField):
    """Plain text of some sentences, with `\\n` line ends."""

    def to_python(self, value: Any) -> str:
        return tidy_body(super().to_python(value) or "")


class SlugField(forms.SlugField):
    """Says what documents expect of a slug, where Django's would say what Django expects."""

    default_validators = [slug_rule]


class SentenceField(forms.CharField):
    """Text too long for an input line and too short for paragraphs: white space is folded."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "widget": AdminTextareaWidget(attrs={"rows": 2, "class": "sentence"})})

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class MarkdownField(ProseField):
    """The body of a document. Its first line keeps its indentation, which means code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})


class MarkdownWidget(AdminTextareaWidget):
    """A large text area with a preview, which `preview.js` adds where there is JavaScript."""

    def __init__(self, preview_url: str) -> None:
        super().__init__(
            attrs={
                "rows": 28,
                "class": "markdown",
                "spellcheck": "true",
                "data-preview-url": preview_url,
                "data-preview-css": static("admin-guide/preview.css"),
            }
        )

    class Media:
        js = ["admin-guide/preview.js"]


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    def __init__(self, *, encoder: object = None, decoder: object = None, **kwargs: Any) -> None:
        # The coders are what a JSONField of the model hands to its form field.
        super().__init__(**{"widget": AdminTextareaWidget(attrs={"rows": 5}), **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # a list, where CharField has text
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class WebAddressField(forms.URLField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)


def known_key(value: str) -> str:
    """A primary key as it was sent, or one that no row has, where a database would fail on what was sent."""
    return value if not value or (value.isascii() and value.isdecimal() and len(value) <= 18) else "0"


class KeyedAutocompleteSelect(AutocompleteSelect):
    """Autocomplete that answers a nonsensical key with “Select a valid choice” instead of an exception."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return known_key(super().value_from_datadict(data, files, name) or "")


class KeyedAutocompleteSelectMultiple(AutocompleteSelectMultiple):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [known_key(value) for value in super().value_from_datadict(data, files, name)]


class SharedAutocompleteSelect(KeyedAutocompleteSelect):
    """Autocomplete for inlines: the labels come from one query, where Django's asks again for every row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labels: dict[str, str] = {}  # one dictionary for all copies of the widget

    def optgroups(
        self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None
    ) -> list[tuple[str | None, list[Any], int | None]]:
        choices: Any = self.choices
        if not self.labels:
            self.labels.update((str(row.pk), str(row)) for row in choices.queryset.only("title"))
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options += [
            self.create_option(name, key, self.labels[key], True, len(options))
            for key in map(str, value)
            if key in self.labels
        ]
        return [(None, options, 0)]
