"""Which source a file is of, by its header alone: names of files are given by whoever saves them.

The day of the data is in the name all the same, for a source that does not say it in its rows.
"""

import csv
import re
from calendar import monthrange
from datetime import date
from enum import Enum

from careers.pay.imports import advert_rows, ai_mentions, developer_survey, employers, group_medians, job_bank, oews
from careers.pay.imports.tables import BYTE_ORDER_MARKS, RESAVED, Fault, RefusedError, header_fault


class Source(Enum):
    """The value is the columns, in the publisher's order."""

    ADVERTS = advert_rows.COLUMNS
    OEWS = oews.COLUMNS
    DEVELOPER_SURVEY = developer_survey.COLUMNS
    JOB_BANK = job_bank.COLUMNS
    GROUP_MEDIANS = group_medians.COLUMNS
    AI_MENTIONS = ai_mentions.COLUMNS
    EMPLOYERS = employers.COLUMNS


def source_of(first_line: bytes) -> Source:
    """Raises RefusedError, which says what the header lacks to be that of the source it has most columns of."""
    if first_line.startswith(BYTE_ORDER_MARKS):
        raise RefusedError([Fault(1, RESAVED)])
    try:
        header = next(csv.reader([first_line.decode()], strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        raise RefusedError([Fault(1, "expected the names of columns, in UTF-8")]) from None
    nearest = max(Source, key=lambda source: len(set(header) & set(source.value)))
    if reason := header_fault(header, nearest.value):
        if not set(header) & set(nearest.value):
            reason = "has no column of any known source"
        raise RefusedError([Fault(1, f"{reason} (nearest: {nearest.name.lower()})")])
    return nearest


def day_in_name(name: str) -> date | None:
    """2025-01-19 in `salaries-2025-01-19.csv`, the last day of the month in `oews-2024-05.csv`."""
    match = re.search(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(\d\d))?(?!\d)", name)
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    last = monthrange(year, month)[1]
    return date(year, month, min(int(match[3] or last), last) or 1)
