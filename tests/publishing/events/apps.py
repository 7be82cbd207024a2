from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    address = "events/"

    def ready(self) -> None:
        from publishing.documents.kinds import register
        from publishing.page_cache.token import publish_tables_of
        from publishing.sitemaps import Documents, register_pages, register_section

        from .documents import EVENT
        from .models import Event

        register(EVENT)
        publish_tables_of(self.label)
        register_pages("events:all")
        register_section("events", Documents(Event))
