import io
from collections.abc import Callable
from datetime import date
from typing import BinaryIO, NamedTuple

import pytest

from careers.pay.imports import ai_mentions, developer_survey, employers, group_medians, job_bank, oews
from careers.pay.imports.formats import Source, source_of
from careers.pay.imports.tables import RefusedError
from tests.careers.pay.imports import samples


class Case(NamedTuple):
    read: Callable[[BinaryIO], object]
    sample: bytes


CASES = {
    Source.OEWS: Case(lambda raw: oews.read(raw, date(2025, 5, 1), ["15-2051"]), samples.oews_file()),
    Source.DEVELOPER_SURVEY: Case(developer_survey.read, samples.developer_survey_file()),
    Source.JOB_BANK: Case(job_bank.read, samples.job_bank_file()),
    Source.GROUP_MEDIANS: Case(group_medians.read, samples.group_medians_file()),
    Source.AI_MENTIONS: Case(lambda raw: ai_mentions.read(raw, date(2026, 11, 24)), samples.ai_mentions_file()),
    Source.EMPLOYERS: Case(employers.read, samples.employers_file()),
}
every_source = pytest.mark.parametrize("source", CASES, ids=lambda source: source.name.lower())


def refusal(source: Source, data: bytes) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        CASES[source].read(io.BytesIO(data))
    return caught.value


def test_every_source_but_the_adverts_is_tried() -> None:
    assert set(Source) - set(CASES) == {Source.ADVERTS}


@every_source
def test_a_good_file_is_read_and_known_by_its_header(source: Source) -> None:
    read, sample = CASES[source]
    assert read(io.BytesIO(sample))
    assert source_of(sample.split(b"\n")[0] + b"\n") is source


@every_source
def test_a_file_cut_off_within_a_line_is_refused(source: Source) -> None:
    sample = CASES[source].sample
    for end in {len(sample) - 1, len(sample) - 4, len(sample) // 2, len(sample) // 3}:
        cut = sample[:end].rstrip(b"\r\n")
        [fault, *_] = sorted(refusal(source, cut).faults, key=lambda fault: "no end" not in fault.reason)
        assert fault.line == cut.count(b"\n") + 1
        assert fault.reason == "the line has no end: the file is cut off"


@every_source
def test_a_file_cut_off_between_lines_is_refused(source: Source) -> None:
    lines = CASES[source].sample.splitlines(keepends=True)
    for end in (len(lines) - 1, len(lines) // 2, 1):
        assert refusal(source, b"".join(lines[:end])).faults


@every_source
def test_another_files_header_on_the_rows_is_refused(source: Source) -> None:
    rows = CASES[source].sample.split(b"\n", 1)[1]
    other = Source.JOB_BANK if source is not Source.JOB_BANK else Source.OEWS
    [fault] = refusal(source, ",".join(other.value).encode() + b"\n" + rows).faults
    assert fault.line == 1
    assert fault.reason.startswith("lacks the column")


@every_source
def test_columns_in_another_order_are_refused_rather_than_sorted_out(source: Source) -> None:
    names = list(source.value)
    names[0], names[1] = names[1], names[0]
    rows = CASES[source].sample.split(b"\n", 1)[1]
    [fault] = refusal(source, ",".join(names).encode() + b"\n" + rows).faults
    assert fault.line == 1
    assert fault.reason.startswith("has its columns in another order")


@every_source
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_in_another_encoding_is_refused(source: Source, encoding: str) -> None:
    [fault, *_] = refusal(source, CASES[source].sample.decode().encode(encoding)).faults
    assert fault.line == 1


@every_source
def test_a_page_in_place_of_a_file_is_refused(source: Source) -> None:
    assert refusal(source, b"<!doctype html>\n<title>Not found</title>\n").faults[0].line == 1


@every_source
def test_rows_twice_over_are_refused(source: Source) -> None:
    sample = CASES[source].sample
    assert refusal(source, sample + sample.split(b"\n", 1)[1]).faults
