"""The admin's addresses. Imported by the first request for one of them: a process that shows pages alone needs none
of the admin's forms, nor what checks and renders documents, which is a quarter of the memory of one that edits."""

from django.contrib import admin

admin.autodiscover()

urlpatterns, app_name, _ = admin.site.urls
