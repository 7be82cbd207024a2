"""Skills' resources and programmes as schema.org's LearningResource and Course."""

from collections.abc import Iterable
from typing import Any

from careers.models import Programme, Resource
from publishing.documents.references import fill


def learning_resources(resources: Iterable[Resource], skill: str) -> list[dict[str, Any]]:
    return [
        {
            "@context": "https://schema.org",
            "@type": "LearningResource",
            "name": resource.title,
            "url": resource.url,
            "publisher": {"@type": "Organization", "name": resource.publisher},
            "learningResourceType": resource.kind,
            "teaches": skill,
            "inLanguage": resource.language,
            "isAccessibleForFree": True,
            **({"timeRequired": f"PT{resource.hours}H"} if resource.hours else {}),
        }
        for resource in resources
    ]


def course(programme: Programme) -> dict[str, Any]:
    """Of the publisher's page; from a programme with its skills, no query."""
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": programme.title,
        "description": fill(programme.description),
        "url": programme.url,
        "provider": {"@type": "Organization", "name": programme.provider},
        "educationalLevel": str(programme.get_level_display()),
        "teaches": [skill.title for skill in programme.skills.all()],
    }
