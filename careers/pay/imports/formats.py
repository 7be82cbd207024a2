"""Which source a file is of, by its header alone: names of files are given by whoever saves them."""

import csv
from enum import Enum

from careers.pay.imports import ai_mentions, developer_survey, employers, group_medians, job_bank, oews
from careers.pay.imports.tables import BYTE_ORDER_MARKS, RESAVED, Fault, RefusedError, header_fault


class Source(Enum):
    """The value is the columns, in the publisher's order."""

    ADVERTS = tuple(
        "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,"
        "remote_ratio,company_location,company_size".split(",")
    )
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
