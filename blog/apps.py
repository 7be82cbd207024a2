from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("Blog")
    address = "blog/"

    def ready(self) -> None:
        from blog.models import Post
        from blog.sitemaps import register_sitemap
        from publishing.documents.kinds import register_later
        from publishing.page_cache.token import publish_tables_of
        from publishing.page_cache.version import register_schedule

        register_later("blog.documents.register_documents")
        register_sitemap()
        publish_tables_of(self.label, "taggit")
        register_schedule(lambda now: Post.objects.turning_points(now))
