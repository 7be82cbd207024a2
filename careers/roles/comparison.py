"""Two to four roles side by side."""

from dataclasses import dataclass, field

from careers.models import Evidence, Period, Role, Salary
from careers.pay.best import Best, Heads, with_usual
from careers.pay.scale import Scale, Scales
from careers.roles import conclusion
from careers.roles.skill_sets import SkillSet, skill_sets
from careers.roles.statements import StatementRow, compare_statements


@dataclass(frozen=True)
class PayLine:
    """A figure that heads a role in a country: one bar."""

    role: Role
    best: Best
    """Of one row."""
    is_head: bool
    """It heads the role, and not the country alone."""

    @property
    def row(self) -> Evidence | Salary:
        return self.best.rows[0]


@dataclass(frozen=True)
class PayAxis:
    """Figures in one currency and for one period, in the order of the roles."""

    scale: Scale
    period: str
    lines: list[PayLine] = field(default_factory=list)


@dataclass(frozen=True)
class PayRow:
    country: str
    """ISO 3166."""
    axes: list[PayAxis]
    without: list[Role]
    """Roles without a figure there."""


@dataclass(frozen=True)
class Comparison:
    roles: list[Role]
    question: str
    conclusion: list[str]
    sets: list[SkillSet]
    statements: list[StatementRow]
    pay: list[PayRow]

    @property
    def summary(self) -> str:
        """What they share and what is measured of their pay, for those who are shown no more."""
        return " ".join(dict.fromkeys([self.conclusion[0], self.conclusion[-1]]))

    @property
    def figures(self) -> list[Evidence | Salary]:
        return [line.row for row in self.pay for axis in row.axes for line in axis.lines]


def compare_roles(roles: list[Role], known: Heads, scales: Scales, country: str = "") -> Comparison:
    """From roles of `Role.objects.with_details()`: no further query. Pay in the country, in the UK and in the US."""
    sets, countries = skill_sets(roles), with_usual(country)
    said = [*conclusion.of_skills(roles, sets), conclusion.of_pay(roles, known, countries)]
    pay = [pay_row(roles, known, scales, place, country) for place in countries]
    return Comparison(
        roles=roles,
        question=conclusion.question(roles),
        conclusion=[sentence for sentence in said if sentence],
        sets=sets,
        statements=compare_statements(roles),
        pay=[row for row in pay if row.axes],
    )


def pay_row(roles: list[Role], known: Heads, scales: Scales, place: str, country: str) -> PayRow:
    """Of the place; `country` is the one that was asked for."""
    lines: dict[tuple[str, str], list[PayLine]] = {}
    for role in roles:
        best = known.of(role, place)
        for row in best.rows if best else ():
            period = row.period if isinstance(row, Salary) else Period.YEAR.value
            line = PayLine(role, Best(place, (row,)), best is known.head(role, country))
            lines.setdefault((row.currency, period), []).append(line)
    axes = [
        PayAxis(
            max((scales.of(line.row) for line in found), key=lambda scale: scale.top), str(Period(period).label), found
        )
        for (_currency, period), found in lines.items()
    ]
    return PayRow(place, axes, [role for role in roles if known.of(role, place) is None])
