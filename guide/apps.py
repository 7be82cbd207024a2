from typing import Any

from django.apps import AppConfig
from django.contrib.admin import autodiscover
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core.checks import CheckMessage, Tags, register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AdminConfig(SimpleAdminConfig):
    """The admin, imported with its addresses (see guide.admin_urls) or for its checks, not at the start."""

    def ready(self) -> None:
        register(check_dependencies, Tags.admin)
        register(check_admin, Tags.admin)


def check_admin(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    autodiscover()
    return check_admin_app(app_configs, **kwargs)


class GuideConfig(AppConfig):
    default = True
    name = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        from guide.documents.kinds import register_module
        from guide.page_cache.token import install_triggers

        register_module("guide.page_documents")
        post_migrate.connect(install_triggers, sender=self)
