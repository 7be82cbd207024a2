from careers.models.roles import *  # noqa: F403
