"""What guide/settings.py makes of an environment."""

import os
import runpy
from typing import Any
from unittest.mock import patch

from django.conf import settings

KEY = "k" * 32


def settings_of(**environment: str) -> dict[str, Any]:
    """What guide/settings.py says with these variables alone."""
    with patch.dict(os.environ, {"SECRET_KEY": KEY, **environment}, clear=True):
        return runpy.run_path(str(settings.BASE_DIR / "guide/settings.py"))
