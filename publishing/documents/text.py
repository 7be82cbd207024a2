"""Characters that no text of the guide may hold: XML, so the feed, has no form for them, or HTML calls them errors."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Control characters but tab and line ends, halves of surrogate pairs, and the two last places of every plane and
# others that Unicode sets aside as no characters.
UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)


def unfit_character(found: re.Match[str]) -> str:
    return _("holds the character U+%(code)s, which cannot be shown") % {"code": f"{ord(found.group()):04X}"}


def without_unfit(text: str) -> str:
    return UNFIT.sub("", text)


def fit_text(value: str) -> str:
    """The text itself. Raises ValueError."""
    if found := UNFIT.search(value):
        raise ValueError(unfit_character(found))
    return value


def tidy_body(value: str) -> str:
    """Line ends as `\n` (browsers send `\r\n`), no blank lines at either end."""
    return value.replace("\r\n", "\n").strip("\n").rstrip()


def sentence(text: str) -> str:
    """What a rule of the records says, as a form says it."""
    return f"{text[:1].upper()}{text[1:]}."


def validate_text(value: object) -> None:
    """Django's validator of `fit_text`, of a text or of a list of texts; other values pass."""
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and (found := UNFIT.search(text)):
            message = _("The text holds the character U+%(code)s, which cannot be shown; write it again without.")
            raise ValidationError(message, params={"code": f"{ord(found.group()):04X}"})
