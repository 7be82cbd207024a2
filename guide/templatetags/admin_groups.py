"""The admin's index in the order in which editors need it."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

# (heading, labels of the apps below it); apps that are not named come last.
GROUPS = [
    (_("Careers"), ["careers"]),
    (_("Blog"), ["blog", "taggit"]),
    (_("Pages"), ["guide"]),
    (_("People with access"), ["auth"]),
]
MODELS = [
    "Role",
    "Evidence",
    "Skill",
    "Region",
    "Background",
    "Programme",
    "Questionnaire",
    "TitleRule",
    "Post",
    "Author",
    "Tag",
]


@register.filter
def in_groups(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Django's list of apps and their models, regrouped."""
    others = {app["app_label"]: app for app in apps or []}
    groups = []
    for name, labels in GROUPS:
        members = [others.pop(label) for label in labels if label in others]
        if members:
            models = [model for app in members for model in app["models"]]
            groups.append({**members[0], "name": name, "models": sorted(models, key=place)})
    return groups + list(others.values())


def place(model: dict[str, Any]) -> tuple[int, str]:
    name = model["object_name"]
    return (MODELS.index(name) if name in MODELS else len(MODELS), name)
