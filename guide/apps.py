from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    name = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        from guide.page_documents import register_documents
        from publishing.page_cache.token import install_triggers

        register_documents()
        post_migrate.connect(install_triggers, sender=self)
