from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareersConfig(AppConfig):
    name = "careers"
    verbose_name = _("Careers")
    address = ""

    def ready(self) -> None:
        from careers.freshness import midnights
        from careers.pay.pins import register_pinned
        from careers.pay.references import register_figures
        from careers.sitemaps import register_sitemap
        from careers.ways.references import register_ways
        from publishing.documents.kinds import register_later
        from publishing.documents.markdown import reserve_ids
        from publishing.page_cache.token import publish_tables_of
        from publishing.page_cache.version import register_schedule

        register_later("careers.kinds.register_documents")
        register_figures()
        register_ways()
        register_pinned()
        reserve_ids(
            "adverts", "facts", "outlook", "pay", "salary", "skills", "start", "tasks", "related", "near", "map"
        )  # of a role's page
        register_sitemap()
        publish_tables_of(self.label)
        register_schedule(midnights)
