"""What a page shows of a rendered text, apart from the libraries that render it: servers of pages load none of them."""

import re
from dataclasses import dataclass

# The form of every slug.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class Heading:
    id: str
    title: str
    level: int


def reading_minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))
