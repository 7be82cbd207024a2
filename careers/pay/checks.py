"""What an editor should look at in the figures of pay: a list of each kind of problem."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max

from careers.freshness import salary_is_stale
from careers.models import Evidence, Region, Role, Salary
from careers.pay.agreement import Agreement
from careers.pay.role_pay import RolePay, role_pay


@dataclass(frozen=True)
class PayReport:
    stale_ranges: list[Salary]
    stale_sources: list[dict[str, Any]]
    """By source, since its figures all age together."""
    stale_tasks: list[Role]
    disagreements: list[tuple[Role, Agreement]]
    unpaid: list[Role]
    """Without a range, and without evidence that says anything."""

    @property
    def number(self) -> int:
        return sum(len(part) for part in vars(self).values())


def pay_report() -> PayReport:
    """Six queries, however many rows there are."""
    regions = list(Region.objects.all())
    roles = list(Role.objects.with_salaries().without_texts())
    evidence: dict[int, list[Evidence]] = {}
    for row in Evidence.objects.select_related("role").of_all_levels().in_order():
        evidence.setdefault(row.role_id, []).append(row)
    pay = [(role, role_pay(role, regions, evidence.get(role.pk, []))) for role in roles]
    ranges = [salary for role in roles for salary in role.salaries.all()]
    sources = Evidence.objects.order_by("source").values("source", "kind").annotate(date=Max("date"), lines=Count("pk"))
    return PayReport(
        stale_ranges=[row for row in ranges if row.is_stale],
        stale_sources=[dict(source) for source in sources if salary_is_stale(source["date"])],
        stale_tasks=[role for role in roles if role.has_stale_tasks],
        disagreements=[(role, item) for role, found in pay for item in disagreements(found)],
        unpaid=[role for role, found in pay if not found.places],
    )


def pay_of(role_id: int) -> tuple[Role, RolePay]:
    """A role with its ranges, and what its figures of all levels say. Four queries."""
    role = Role.objects.with_salaries().get(pk=role_id)
    evidence = Evidence.objects.filter(role=role).of_all_levels().select_related("role").in_order()
    return role, role_pay(role, list(Region.objects.all()), evidence)


def disagreements(pay: RolePay) -> list[Agreement]:
    """Ranges that hold less than half of the adverts they can be compared with."""
    return [item for found in pay.compared.values() for item in found if item.disagrees]
