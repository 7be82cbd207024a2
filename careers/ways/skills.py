"""What skills a role asks for and a reader lacks."""

from careers.models import Role, Skill


def missing_skills(role: Role, has: set[str]) -> list[Skill]:
    """The role's essential skills that are not among the given slugs, each once; from prefetched rows."""
    return list({item.skill.slug: item.skill for item in role.essential_skills if item.skill.slug not in has}.values())
