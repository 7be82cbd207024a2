"""What a result says of each role whatever is answered: rendered once for each content version and language."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careers.models import Role, Skill
from careers.path.rows import roles_to_rank, survey
from publishing.page_cache.version import once_per_version


def missing_skills(role: Role, has: set[str]) -> list[Skill]:
    """The role's essential skills that are not among the given slugs, each once; from prefetched rows."""
    return list({item.skill.slug: item.skill for item in role.essential_skills if item.skill.slug not in has}.values())


@dataclass(frozen=True)
class Parts:
    """HTML about one role."""

    hue: str
    """Class of its colour."""
    head: SafeString
    """Its drawing and its name."""
    way: SafeString
    """From the background to the role; nothing without a background."""
    facts: SafeString
    """Programmes that lead to it, and what to know before choosing it."""


@once_per_version
def place_parts(language: str | None, background_slug: str) -> dict[str, Parts]:
    """By role, for one background or, with an empty slug, for none."""
    background = survey().backgrounds.get(background_slug)
    routes = {route.role_id: route for route in background.routes.all()} if background else {}
    has = {skill.slug for skill in background.skills.all()} if background else set()

    def parts(role: Role) -> Parts:
        missing = missing_skills(role, has) if background else []
        context = {"role": role, "route": routes.get(role.pk), "missing": missing}
        parts = (render_to_string(f"includes/_place_{part}.html", context) for part in ("head", "way", "facts"))
        return Parts(role.hue_class, *parts)

    return {slug: parts(role) for slug, role in roles_to_rank().items()}


@once_per_version
def reasons(language: str | None) -> dict[tuple[str, str, str], SafeString]:
    """An item of a list for each question, answer and role that the answer weighs."""
    return {
        (question.slug, answer.slug, role): render_to_string(
            "includes/_reason.html", {"answer": answer, "weight": weight}
        )
        for question in survey().questionnaire.questions
        for answer in question.answers
        for role, weight in answer.weights.items()
    }
