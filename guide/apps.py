from typing import Any

from django.apps import AppConfig
from django.contrib.admin import autodiscover
from django.core.checks import CheckMessage
from django.core.checks import register as register_check
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def load_admin(**kwargs: Any) -> list[CheckMessage]:
    """Before the admin's own checks, which are those of a later app: the admin comes with its addresses otherwise."""
    autodiscover()
    return []


class GuideConfig(AppConfig):
    name = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        from guide.documents.kinds import register_module
        from guide.page_cache.token import install_triggers

        register_module("guide.page_documents")
        register_check(load_admin)
        post_migrate.connect(install_triggers, sender=self)
