import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")
django_application = get_wsgi_application()

from guide.page_cache.gate import Gate  # noqa: E402  # needs the settings
from guide.page_cache.release import release  # noqa: E402

release()  # that of the code which is running, whatever replaces the files later
application = Gate(django_application)
