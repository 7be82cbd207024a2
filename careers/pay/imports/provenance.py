"""Where figures come from, as every page and file that prints them has to say it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Provenance:
    source: str
    url: str
    licence: str
    notice: str
    """The sentence that the licence asks for, or its publisher as a courtesy; printed as it stands, untranslated."""
    first_day: date
    last_day: date
    """The last day the data describe, from which their age is counted."""
    licence_url: str = ""
