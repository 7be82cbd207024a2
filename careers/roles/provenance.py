"""Of which day the parts of a role's page are, and what they were checked against."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careers.models import Role, SalaryKind


def pay_days(role: Role) -> list[str]:
    """The newest day of each kind of figure, what is measured first. No query, if salaries and evidence are fetched."""
    newest: dict[str, date] = {}
    for row in [*role.salaries.all(), *role.evidence.all()]:
        newest[row.kind] = max(row.date, newest.get(row.kind, row.date))
    days = {kind: date_format(day, "j F Y") for kind, day in newest.items()}
    phrases = {
        SalaryKind.ADVERTS: _("adverts to %(day)s"),
        SalaryKind.SURVEY: _("survey of %(day)s"),
        SalaryKind.ESTIMATE: _("published estimates (no evidence)"),
    }
    return [phrase % {"day": days[kind]} for kind, phrase in phrases.items() if kind in days]
