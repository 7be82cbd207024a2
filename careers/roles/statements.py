"""A role's statements by their topics."""

from dataclasses import dataclass

from careers.models import Role, Statement, StatementTopic


def by_topic(role: Role) -> dict[StatementTopic, list[Statement]]:
    """In the order of pages, each topic's as the editors have them; from prefetched rows."""
    statements = role.statements.all()
    found = {topic: [item for item in statements if item.topic == topic] for topic in StatementTopic}
    return {topic: items for topic, items in found.items() if items}


@dataclass(frozen=True)
class StatementRow:
    topic: StatementTopic
    by_role: list[tuple[Role, list[str]]]
    """What it is in short, in the order of the roles."""


def compare_statements(roles: list[Role]) -> list[StatementRow]:
    """The topics on which some role says what it is in short."""
    topics = [(role, by_topic(role)) for role in roles]
    rows = [
        StatementRow(
            topic, [(role, [item.short for item in found.get(topic, []) if item.short]) for role, found in topics]
        )
        for topic in StatementTopic
    ]
    return [row for row in rows if any(shorts for _role, shorts in row.by_role)]
