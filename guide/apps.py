from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    name = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        from guide.page_documents import register_documents
        from publishing.page_cache.token import publish_tables_of

        register_documents()
        publish_tables_of(self.label)
