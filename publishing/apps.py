from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        from publishing import checks  # noqa: F401  # which registers them
        from publishing.page_cache.token import install_triggers

        post_migrate.connect(install_triggers, sender=self)
