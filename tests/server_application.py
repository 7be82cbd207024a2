"""guide.wsgi for tests/server.py, which says for how long a content version is trusted."""

import os

from guide.wsgi import application as application

from publishing.page_cache.cache import page_cache  # isort: skip  # needs the settings

if cache := page_cache():
    cache.versions.trust = float(os.environ["VERSION_TRUST"])
