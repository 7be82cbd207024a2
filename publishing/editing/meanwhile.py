"""What others did to a document while its form was open: told field by field, and never overwritten unseen.

A form carries the record that it was opened with. When it is sent, that record, the row's present one and the one that
would be saved stand side by side, in the transaction of the save.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from publishing.editing.preview import kind_of
from publishing.editing.rules import judged
from publishing.page_cache.token import hold_published_rows

Values = dict[str, Any]
"""Those of a record, as JSON holds them."""

LONG = 120
"""Characters from which on two texts are compared line by line."""
GONE = "gone"
"""What a form carries once its editor knows that the row was deleted."""
SHOWN = 60
"""Lines of such a comparison, and differences in all."""


@dataclass(frozen=True)
class Difference:
    path: str
    """The place in the record, such as `description`, or `tasks` for a whole list."""
    theirs: Any
    mine: Any


class ChangedMeanwhileError(Exception):
    """Raised within the transaction of the save, which it undoes."""

    def __init__(self, differences: list[Difference], theirs: Values) -> None:
        super().__init__(differences)
        self.differences = differences
        self.theirs = theirs


def values_of(row: Model) -> Values:
    """Of the saved row; none of a row that no file could hold."""
    kind = kind_of(type(row))
    record, _faults = judged(lambda: kind.to_record(kind.rows().get(pk=row.pk)))
    values: Values = record.model_dump(mode="json") if record else {}
    return values


def packed(values: Values) -> str:
    """For a hidden field."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Values | None:
    """None of what no form of ours holds."""
    try:
        values = json.loads(text)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None


def lost(opened: Values, theirs: Values, mine: Values) -> list[Difference]:
    """What others changed since the form was opened and would be undone by saving it."""
    return [
        Difference(name, theirs.get(name), mine.get(name))
        for name in sorted({*opened, *theirs})
        if theirs.get(name) != opened.get(name) and theirs.get(name) != mine.get(name)
    ]


def told(differences: list[Difference]) -> SafeString:
    """The differences as a table, theirs first."""
    rows = format_html_join(
        "",
        "<tr><th scope=row>{}</th><td>{}</td><td>{}</td></tr>",
        ((each.path, *sides(each)) for each in differences[:SHOWN]),
    )
    return format_html(
        '<p>{}</p><table class="meanwhile"><thead><tr><th scope=col>{}</th><th scope=col>{}</th><th scope=col>{}</th>'
        "</tr></thead><tbody>{}</tbody></table>",
        _(
            "Somebody changed this while your form was open. Nothing was saved, and all that you wrote is still below. "
            "Take over what you want of theirs, then save again: what you send next replaces theirs."
        ),
        _("Field"),
        _("Saved by others"),
        _("Yours"),
        rows,
    )


def sides(difference: Difference) -> tuple[SafeString, SafeString]:
    theirs, mine = lines(difference.theirs), lines(difference.mine)
    if max(len("\n".join(theirs)), len("\n".join(mine))) < LONG:
        return preformatted(theirs), preformatted(mine)
    changes = [line for line in unified_diff(mine, theirs, lineterm="", n=0) if line[:3] not in {"---", "+++"}]
    return (
        preformatted(line[1:] for line in changes if line[0] == "+"),
        preformatted(line[1:] for line in changes if line[0] == "-"),
    )


def lines(value: Any) -> list[str]:
    """A line for each entry of a list, and those of a text."""
    if isinstance(value, list):
        return [line for entry in value for line in lines(entry)]
    if isinstance(value, dict):
        return [", ".join(f"{name}: {part}" for name, part in value.items() if part not in (None, "", []))]
    return str("" if value is None else value).split("\n")


def preformatted(found: Any) -> SafeString:
    return format_html("<pre>{}</pre>", "\n".join(islice(found, SHOWN)))


def reopen(request: HttpRequest, opened: str) -> None:
    """As if the form that was sent had been opened with this record: what is sent next is sent knowingly."""
    data: Any = request.POST.copy()
    data["opened"] = opened
    request.POST = data


# --- rows of inlines that others deleted ---------------------------------------------------------------------------


def as_new_rows(data: Mapping[str, Any], prefix: str, known: set[str], **owner: str) -> QueryDict | None:
    """The data of a formset in which rows that are there no longer are new ones, so that their text is not lost.

    `known` are the keys of the rows that there are, `owner` the column and the key of what they belong to, empty if
    that is to be made anew too. A row that was to be deleted is left out. None if nothing has gone.
    """
    indices = list(rows_of(data, prefix))
    gone = [i for i in indices if (key := data.get(f"{prefix}-{i}-id")) and key not in known]
    if not gone:
        return None
    kept = [i for i in indices if i not in gone and data.get(f"{prefix}-{i}-id")]
    new = [i for i in indices if i not in kept and not (i in gone and data.get(f"{prefix}-{i}-DELETE"))]
    result = QueryDict(mutable=True)
    for name in data:
        if not name.startswith(f"{prefix}-") or not name.removeprefix(f"{prefix}-").partition("-")[0].isdigit():
            result.setlist(name, getlist(data, name))
    for place, index in enumerate(kept + new):
        start = f"{prefix}-{index}-"
        for name in data:
            if name.startswith(start):
                values = [""] if index in gone and name == f"{start}id" else getlist(data, name)
                result.setlist(f"{prefix}-{place}-{name.removeprefix(start)}", values)
        for column, value in owner.items():
            result[f"{prefix}-{place}-{column}"] = value
    result[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    result[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(new))
    return result


def of_owner(part: type[Model], owner: type[Model]) -> str:
    """The foreign key of a part to the document it belongs to."""
    return next(field.name for field in part._meta.fields if field.remote_field and field.remote_field.model is owner)


def rows_of(data: Mapping[str, Any], prefix: str) -> Iterator[int]:
    total = str(data.get(f"{prefix}-TOTAL_FORMS", ""))
    yield from range(min(int(total), 5_000) if total.isdecimal() else 0)


def getlist(data: Mapping[str, Any], name: str) -> list[Any]:
    return data.getlist(name) if isinstance(data, QueryDict) else [data[name]]


class ToldMeanwhile(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy alone
    """Of documents: what `publishing.editing.options.DocumentAdmin` asks at each step of a save."""

    def id_if_there(self, request: HttpRequest, object_id: str | None) -> str | None:
        """None for a row that others have deleted: what was written is shown, and made anew if it is sent again."""
        if request.method != "POST" or not object_id or self.get_object(request, object_id) is not None:
            return object_id
        if request.POST.get("opened") != GONE:
            reopen(request, GONE)
            text = _(
                "Somebody deleted this while your form was open. All that you wrote is still below: save again to make "
                "it anew, or leave the page."
            )
            request.record_faults = {"": [(None, text)]}  # type: ignore[attr-defined]
        return None

    def remember_theirs(self, request: HttpRequest, row: Model, change: bool) -> None:
        """Before the row is written, which nobody else does until the transaction ends."""
        hold_published_rows()
        request.theirs = values_of(row) if change else {}  # type: ignore[attr-defined]

    def refuse_losses(self, request: HttpRequest, form: Any, change: bool) -> None:
        """Raises ChangedMeanwhileError."""
        opened = unpacked(form.cleaned_data.get("opened", ""))
        theirs = request.theirs  # type: ignore[attr-defined]
        if change and opened is not None and (found := lost(opened, theirs, values_of(form.instance))):
            raise ChangedMeanwhileError(found, theirs)

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Rows that others deleted are new ones again."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" in kwargs:
            column = inline.fk_name or of_owner(inline.model, type(obj))
            rows = kwargs["queryset"].filter(**{column: obj}) if obj.pk else kwargs["queryset"].none()
            known = {str(key) for key in rows.values_list("pk", flat=True)}
            kwargs["data"] = as_new_rows(kwargs["data"], prefix, known, **{column: str(obj.pk or "")}) or kwargs["data"]
        return kwargs
