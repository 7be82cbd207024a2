"""The questionnaire's health: a page of its own, and a word after each save that can change it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careers.path_report import report, warnings

SHOWN = 3
HEALTH_URL = "careers_questionnaire_health"


class ChecksPath(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy alone
    """Of a row that the questionnaire is made of: an editor is warned after saving, never blocked."""

    def report_health(self, request: HttpRequest) -> None:
        found = warnings()
        for warning in found[:SHOWN]:
            messages.warning(request, warning)
        if found:
            number = len(found)
            text = ngettext(
                "The questionnaire has %(number)d problem.", "The questionnaire has %(number)d problems.", number
            ) % {"number": number}
            address = reverse(f"{self.admin_site.name}:{HEALTH_URL}")
            messages.warning(request, format_html('{} <a href="{}">{}</a>', text, address, _("See its health")))

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        self.report_health(request)
        return response

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        response = super().response_change(request, obj)
        self.report_health(request)
        return response

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        response = super().response_delete(request, obj_display, obj_id)
        self.report_health(request)
        return response

    def delete_queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> None:
        super().delete_queryset(request, queryset)
        self.report_health(request)


class HealthPage(ChecksPath):
    """Adds the page to the questionnaire's own addresses."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.health_view)
        return [path("health/", page, name=HEALTH_URL), *super().get_urls()]

    def health_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Health of the questionnaire"),
            "report": report(),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/careers/path_health.html", context)
