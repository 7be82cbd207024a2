"""The validated content of a document: what file and row are compared by.

A record's fields take text, as a file gives it, or the Python value, as a row gives it.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, field_validator

from publishing.documents.dates import bounded_day, plausible_day
from publishing.documents.faults import Location
from publishing.documents.inline import inline_text
from publishing.documents.text import fit_text, tidy_body

# The form of every slug.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,9}", value):
            raise ValueError("expected a whole number such as 60000")
        return int(value)
    return value


def flag(value: object) -> object:
    if isinstance(value, str):
        if value not in {"true", "false"}:
            raise ValueError("expected true or false")
        return value == "true"
    return value


def day(value: object) -> object:
    if isinstance(value, str):
        try:
            if len(value) == len("2026-11-23"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise ValueError("expected a date such as 2026-11-23")
    return value


def moment(value: object) -> object:
    """A date alone is midnight UTC, a time without a zone is UTC."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            message = "expected a date such as 2026-11-23 or a moment such as 2026-11-23T09:00:00+00:00"
            raise ValueError(message) from None
        bounded_day(value)  # before its zone is taken off, which leads out of the calendar for the year 1
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
    return value


def slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise ValueError("expected lower-case letters, digits and single hyphens, such as data-engineer")
    return value


def web_address(value: str) -> str:
    if not re.match(r"https?://[^\s/]+\.[^\s]+$", value):
        raise ValueError("expected a web address that starts with https://")
    return value


Body = Annotated[str, AfterValidator(tidy_body)]
LONGEST = 5_000
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST), AfterValidator(tidy_body)
]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST), AfterValidator(tidy_body)]
InlineText = Annotated[Text, AfterValidator(inline_text)]
InlineProse = Annotated[Prose, AfterValidator(lambda value: value and inline_text(value))]
"""The same, or nothing."""
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Slug = Annotated[str, StringConstraints(max_length=80), AfterValidator(slug)]
WebAddress = Annotated[str, StringConstraints(max_length=300), AfterValidator(web_address)]
Whole = Annotated[int, BeforeValidator(whole)]
Flag = Annotated[bool, BeforeValidator(flag)]
Day = Annotated[date, BeforeValidator(day), AfterValidator(plausible_day)]
Moment = Annotated[datetime, BeforeValidator(moment), AfterValidator(plausible_day)]
End = Annotated[datetime, BeforeValidator(moment), AfterValidator(bounded_day)]
"""A moment that may lie far ahead."""


class Reference(NamedTuple):
    """A mention of another document, at `location` in the record."""

    location: Location
    kind: str
    slug: str
    part: str = ""
    """One of the other's `parts()`, if the mention is of it."""


def fit_texts(value: Any) -> Any:
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str):
            fit_text(text)
    return value


class Part(BaseModel):
    """A group of values inside a record."""

    # Built when first used, which a server of pages never does: 10 MB and a fifth of a second of each worker.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)

    texts_are_fit = field_validator("*")(fit_texts)


class BareRecord(Part):
    """Base of every kind's record. `slug` comes from the file's name, or from the entry in a list of entries."""

    slug: Slug
    body: Body = ""

    aliases: ClassVar[dict[str, str]] = {}
    """Other names that a file may use for a key."""

    def references(self) -> Iterator[Reference]:
        return iter(())

    def parts(self) -> Iterable[str]:
        """Slugs of what others may refer to within it."""
        return ()

    def links(self) -> Iterator[tuple[Location, str]]:
        """(place in the record, address) of each link that stands in a field of its own."""
        return iter(())

    def digest(self) -> str:
        """SHA-256 of the values that differ from their defaults, so that a new optional field changes no digest."""
        values = self.model_dump(mode="json", exclude_defaults=True)
        text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class Record(BareRecord):
    """The record of what has a title: nearly every kind's."""

    title: Title
    description: Sentence


def no_repeats(values: list[str]) -> list[str]:
    repeated = sorted({value for value in values if values.count(value) > 1})
    if repeated:
        raise ValueError(f"given more than once: {', '.join(repeated)}")
    return values


# A set of slugs: their order in the file says nothing, so it is no difference.
Slugs = Annotated[list[Slug], AfterValidator(no_repeats), AfterValidator(sorted), Field(default_factory=list)]

# Pydantic's words for a fault -> ours; anything else keeps pydantic's.
MESSAGES = {
    "missing": "missing; expected a value",
    "extra_forbidden": "unknown key",
    "string_type": "expected text",
    "string_too_short": "expected some text",
    "list_type": "expected a list",
    "model_type": "expected keys and values",
    "int_type": "expected a whole number",
    "bool_type": "expected true or false",
    "date_type": "expected a date such as 2026-11-23",
    "datetime_type": "expected a date such as 2026-11-23",
}


def message(error: dict[str, object]) -> str:
    """One of pydantic's errors in the words an author reads."""
    kind = str(error["type"])
    text = MESSAGES.get(kind) or str(error["msg"]).removeprefix("Value error, ").replace("Input should be", "expected")
    value = error.get("input")
    if kind not in {"missing", "extra_forbidden"} and isinstance(value, str | int):
        shown = str(value)
        shown = shown if len(shown) <= 60 else shown[:57] + "…"
        text += f", not {shown!r}" if kind != "string_too_long" else f"; this one has {len(str(value))}"
    return text
