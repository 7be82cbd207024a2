"""The site that the browser visits: guide.settings as in production, with what is made below BROWSER_SITE."""

import os
from pathlib import Path

from guide.settings import *  # noqa: F403

VAR_DIR = Path(os.environ["BROWSER_SITE"])
STATIC_ROOT = VAR_DIR / "static"
# Only the guide's own files: compressing the admin's takes seconds, and no visited page uses them.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
