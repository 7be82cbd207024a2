"""What the roles are called in published data."""

from careers.models import Role
from careers.pay.imports.sources import RoleNames


def role_names() -> RoleNames | None:
    """One query. None if no role could be matched."""
    roles = list(Role.objects.only("slug", "title", "job_titles", "soc", "order"))
    if not any(role.job_titles or role.soc for role in roles):
        return None
    return RoleNames(
        titles={role.slug: role.job_titles for role in roles},
        codes={role.slug: role.soc for role in roles if role.soc},
        names={role.slug: role.title for role in roles},
    )
