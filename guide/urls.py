"""All addresses. Each app that says by the `address` of its AppConfig where its pages are, brings its own `urls`."""

from django.apps import apps
from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from guide import machines, views

of_apps = [
    path(config.address, include(f"{config.name}.urls"))
    for config in apps.get_app_configs()
    if hasattr(config, "address")
]

urlpatterns = [
    path("", views.home, name="home"),
    *of_apps,
    path("admin/", admin.site.urls),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", views.sitemap_section, name="sitemap-section"),
    path("glossary/", views.glossary, name="glossary"),
    path("robots.txt", machines.robots, name="robots"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    *(
        path(name, RedirectView.as_view(url=lazy(static, str)(name)))
        for name in ("favicon.ico", "apple-touch-icon.png")
    ),
    path("healthz", machines.healthz, name="healthz"),
    path("readyz", machines.readyz, name="readyz"),
    path(".well-known/security.txt", machines.security_txt, name="security-txt"),
    # Last, since apps have fixed addresses of these forms.
    path("roles/<slug:slug>/", views.role, name="role"),
    path("<slug:slug>/", views.page, name="page"),
    path("<slug:slug>", views.without_slash),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = views.server_error
