"""Exit status 0 if the process in this container answers; asked by HEALTHCHECK."""

import os
import sys
from urllib.request import Request, urlopen

# Under a name that the site answers to; ".example.org" in ALLOWED_HOSTS includes example.org itself.
name = (os.environ.get("ALLOWED_HOSTS") or "localhost").split(",")[0].strip().lstrip(".")
address = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}/healthz"
try:
    urlopen(Request(address, headers={"Host": "localhost" if name == "*" else name}), timeout=4).close()
except OSError as error:  # any status but success, too
    sys.exit(str(error))
