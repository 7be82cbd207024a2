"""Each class is one table. A subject has the same name on every floor: models, documents, subjects, admin, views."""

from careers.models.context import Context, Topic, context_slug
from careers.models.evidence import (
    Evidence,
    EvidenceKind,
    EvidenceQuerySet,
    Seniority,
    evidence_slug,
    file_slug,
    percentile_field,
)
from careers.models.fields import (
    TrackOfSameRole,
    currency_field,
    has_text,
    order_field,
)
from careers.models.path import (
    RESERVED_QUESTIONS,
    Answer,
    Question,
    Questionnaire,
    Weight,
)
from careers.models.pay import (
    ExchangeRate,
    Period,
    Region,
    Salary,
    SalaryKind,
)
from careers.models.roles import (
    Caution,
    Importance,
    Neighbour,
    Role,
    RoleQuerySet,
    RoleSkill,
    Task,
    Track,
)
from careers.models.snapshot import Snapshot
from careers.models.statements import Statement, StatementTopic
from careers.models.ways import (
    Background,
    Distance,
    Level,
    Programme,
    Resource,
    ResourceCost,
    ResourceKind,
    Route,
    Skill,
    SkillCategory,
)

__all__ = [
    "RESERVED_QUESTIONS",
    "Answer",
    "Background",
    "Caution",
    "Context",
    "Distance",
    "Evidence",
    "EvidenceKind",
    "EvidenceQuerySet",
    "ExchangeRate",
    "Importance",
    "Level",
    "Neighbour",
    "Period",
    "Programme",
    "Question",
    "Questionnaire",
    "Region",
    "Resource",
    "ResourceCost",
    "ResourceKind",
    "Role",
    "RoleQuerySet",
    "RoleSkill",
    "Route",
    "Salary",
    "SalaryKind",
    "Seniority",
    "Skill",
    "SkillCategory",
    "Snapshot",
    "Statement",
    "StatementTopic",
    "Task",
    "Topic",
    "Track",
    "TrackOfSameRole",
    "Weight",
    "context_slug",
    "currency_field",
    "evidence_slug",
    "file_slug",
    "has_text",
    "order_field",
    "percentile_field",
]
