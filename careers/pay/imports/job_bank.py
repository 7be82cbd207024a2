"""Canada's wages of data scientists as Job Bank publishes them, national, 2025.

Group 21211 of the National Occupational Classification holds data scientist, machine learning engineer, data engineer
and AI consultant in one figure. So it is a group's figure, shown once, and no role's. Low and high are about the 10th
and 90th percentile. Annual amounts are hourly ones times 2,080 hours.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, BinaryIO, Self

from pydantic import Field, model_validator

from careers.pay.imports.provenance import Provenance
from careers.pay.imports.tables import Row, Table, Text, whole

COUNTRY = "CA"
CURRENCY = "CAD"
DATA_SCIENTISTS = "21211"
HOURS = 2080
COLUMNS = tuple(
    "noc,title,teer,low_annual_cad,median_annual_cad,high_annual_cad,employment,job_openings,job_seekers,outlook,"
    "low_hourly_cad,median_hourly_cad,high_hourly_cad,low_hourly_2024,median_hourly_2024,high_hourly_2024".split(",")
)
PROVENANCE = Provenance(
    source="Employment and Social Development Canada, Job Bank wages 2025",
    url="https://open.canada.ca/data/en/dataset/adad580f-76b0-4502-bd05-20c125de9116",
    licence="Open Government Licence – Canada",
    licence_url="https://open.canada.ca/en/open-government-licence-canada",
    notice="Contains information licensed under the Open Government Licence – Canada.",
    first_day=date(2025, 1, 1),
    last_day=date(2025, 12, 31),
)

Annual = Annotated[int, whole(15_000, 1_000_000)]
Hourly = Annotated[float, Field(ge=7, le=500, allow_inf_nan=False)]


class JobBankRow(Row):
    noc: Annotated[str, Field(pattern=r"^[0-9]{5}$")]
    title: Text
    low_annual_cad: Annual
    median_annual_cad: Annual
    high_annual_cad: Annual
    low_hourly_cad: Hourly
    median_hourly_cad: Hourly
    high_hourly_cad: Hourly

    @model_validator(mode="after")
    def wages_make_sense(self) -> Self:
        annual = (self.low_annual_cad, self.median_annual_cad, self.high_annual_cad)
        if list(annual) != sorted(annual):
            raise ValueError("wages: expected low, median and high in ascending order")
        hourly = (self.low_hourly_cad, self.median_hourly_cad, self.high_hourly_cad)
        # Hourly wages are rounded to the cent.
        if any(abs(year - hour * HOURS) > 0.005 * HOURS + 1 for year, hour in zip(annual, hourly, strict=True)):
            raise ValueError(f"wages: expected a year's to be the hour's times {HOURS:,}")
        return self


@dataclass(frozen=True)
class GroupWages:
    provenance: Provenance
    noc: str
    title: str
    low: int
    """Canadian dollars a year, as `median` and `high`."""
    median: int
    high: int


def read(raw: BinaryIO) -> GroupWages:
    """Raises RefusedError."""
    table = Table(raw, COLUMNS, JobBankRow)
    groups: dict[str, JobBankRow] = {}
    for line, row in table:
        if row.noc in groups:
            table.fault(line, f"group {row.noc} is there already")
        groups[row.noc] = row
    if DATA_SCIENTISTS not in groups:
        table.lack(f"lacks group {DATA_SCIENTISTS}")
    table.check()
    row = groups[DATA_SCIENTISTS]
    return GroupWages(PROVENANCE, row.noc, row.title, row.low_annual_cad, row.median_annual_cad, row.high_annual_cad)
