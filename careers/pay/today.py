"""What somebody is paid in the job they have: a published wage group that bears the name of their background."""

from dataclasses import dataclass

from careers.models import Context, Evidence, Topic
from careers.pay.best import Best
from careers.pay.money import money
from publishing.page_cache.version import once_per_version

# Two figures that differ by less than one part in so many are called alike: they are of different people.
ALIKE = 10


@dataclass(frozen=True)
class Today:
    row: Context
    amount: int
    """Of the middle, a year."""
    currency: str

    @property
    def words(self) -> str:
        return money(self.amount, self.currency)

    @property
    def year(self) -> str:
        return self.row.points[-1][0]

    def against(self, best: Best | None) -> int | None:
        """1 where the role's middle is above today's, -1 below, 0 about alike; None where they cannot be compared.

        Only what is measured in the same country and currency can be.
        """
        row = best.rows[0] if best else None
        if best is None or not isinstance(row, Evidence) or row.p50 is None:
            return None
        if (best.country, row.currency) != (self.row.country, self.currency):
            return None
        difference = row.p50 - self.amount
        if ALIKE * abs(difference) < self.amount:
            return 0
        return 1 if difference > 0 else -1


@once_per_version
def wage_groups() -> list[Today]:
    """Those with a middle a year. One query."""
    found = []
    for row in Context.objects.filter(topic=Topic.WAGES).order_by("country", "name"):
        currency, _space, period = row.unit.partition(" ")
        measures = row.measures.split("/")
        if period == "a year" and "median" in measures:
            found.append(Today(row, int(row.points[-1][1][measures.index("median")]), currency))
    return found


def today(background: str, country: str) -> Today | None:
    """By the background's title, such as “Data analyst” in “SOC2020 3544 Data analysts”."""
    return next(
        (
            group
            for group in wage_groups()
            if group.row.country == country and background.casefold() in group.row.name.casefold()
        ),
        None,
    )
