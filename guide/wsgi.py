import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from guide.environment import stop

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")
try:
    django_application = get_wsgi_application()
except ImproperlyConfigured as error:
    stop(f"The settings are not right: {error}\ndocs/operators.md explains each variable.")

from guide.readiness import check_start
from publishing.page_cache.gate import Gate  # needs the settings
from publishing.page_cache.release import release

check_start()
release()  # that of the code which is running, whatever replaces the files later
application = Gate(django_application)
