"""The kinds of document of this app, in the order in which one refers to another."""

from dataclasses import replace

from careers.documents.context import CONTEXT
from careers.documents.evidence import EVIDENCE
from careers.documents.path import QUESTIONNAIRE
from careers.documents.pay import REGION
from careers.documents.roles import ROLE
from careers.documents.snapshot import SNAPSHOT
from careers.documents.titles import ADVERTISED_TITLE, TITLE_RULE
from careers.documents.ways import BACKGROUND, PROGRAMME, SKILL
from careers.path.report import warnings
from careers.pay.exchange import load_rates
from careers.roles.cards import draw_missing
from publishing.documents.kinds import after_load, register


def register_documents() -> None:
    path = replace(QUESTIONNAIRE, warnings=warnings)
    kinds = (
        SKILL,
        REGION,
        ROLE,
        EVIDENCE,
        CONTEXT,
        SNAPSHOT,
        TITLE_RULE,
        ADVERTISED_TITLE,
        BACKGROUND,
        PROGRAMME,
        path,
    )
    for kind in kinds:
        register(kind)
    after_load(load_rates)
    after_load(draw_missing)
