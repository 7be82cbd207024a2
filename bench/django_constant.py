"""The guide's own settings and middleware around views that return the bytes of its pages.

DJANGO_SETTINGS_MODULE is this module, and so are the addresses.
"""

from guide.settings import *  # noqa: F403  # the same settings are the point

ROOT_URLCONF = "bench.django_constant_urls"
