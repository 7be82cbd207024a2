"""The decoder of the shipped content, made of its files: no test of a title needs a database."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from careers.titles.decode import Decoder, Rule
from publishing.documents.read import read


@cache
def shipped_decoder() -> Decoder:
    documents, _broken, faults = read(Path(settings.BASE_DIR) / "content")
    assert not faults
    records: dict[str, list[Any]] = {}
    for document in documents:
        records.setdefault(document.kind.name, []).append(document.record)
    roles = sorted(records["role"], key=lambda role: (role.order, role.title))
    places = [role.slug for role in roles]
    rules = sorted(records["title rule"], key=lambda rule: (rule.order, rule.slug))
    skills = sorted(records["skill"], key=lambda skill: (skill.order, skill.title))
    needed = {
        importance: {
            role.slug: list(dict.fromkeys(part.skill for part in role.skills if part.importance == importance))
            for role in roles
        }
        for importance in ("essential", "useful")
    }
    return Decoder(
        titles=[(name, role.slug) for role in roles for name in (role.title, role.alias, *role.job_titles) if name],
        rules=[
            Rule(
                rule.slug,
                rule.means,
                tuple(rule.words),
                tuple(rule.beside),
                tuple(sorted(rule.roles, key=places.index)),
                rule.reason,
            )
            for rule in rules
        ],
        skills=[(name, skill.slug) for skill in skills for name in (skill.title, *skill.names)],
        **needed,
    )
