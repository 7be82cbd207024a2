"""The guide, but nothing that was made is kept: no finished page, no count. DJANGO_SETTINGS_MODULE."""

from guide.settings import *  # noqa: F403  # the same settings are the point

PAGE_CACHE = False
