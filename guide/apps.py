from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    name = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        from guide.glossary import entries
        from publishing.documents.glossary import register_terms
        from publishing.documents.kinds import register_later
        from publishing.documents.markdown import reserve_ids
        from publishing.page_cache.token import publish_tables_of

        register_later("guide.documents.register_documents")
        reserve_ids("main", "contents", "menu", "theme")  # of templates/base.html and of every page with contents
        register_terms(entries)
        publish_tables_of(self.label)
