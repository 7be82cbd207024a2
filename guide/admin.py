from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from guide.models import Page
from publishing.editing.options import DocumentAdmin

admin.site.site_header = settings.SITE_NAME
admin.site.site_title = settings.SITE_NAME
admin.site.index_title = _("Everything there is to edit")


@admin.register(Page)
class PageAdmin(DocumentAdmin):
    list_display = ["title", "slug", "updated", "modified"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "description", "updated", "file_state"]}),
        (_("Text"), {"fields": ["body"]}),
    ]
