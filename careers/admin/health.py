"""The questionnaire's health: a page of its own, and a word after each save that changes the questionnaire."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import urls
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careers.models import Questionnaire
from careers.path.codes import keep_codes
from careers.path.report import keep_margin, report, subject

SHOWN = 3
HEALTH_URL = "careers_questionnaire_health"


class ChecksPath(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy alone
    """Of a row that the questionnaire is made of: an editor is warned after saving, never blocked.

    Health takes up to two seconds to compute, so it is computed when the views of Django's admin have returned: their
    transaction has ended by then, and another editor can save meanwhile.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with self.watching(request):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with self.watching(request):
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with self.watching(request):
            return super().changelist_view(request, *args, **kwargs)

    @contextmanager
    def watching(self, request: HttpRequest) -> Iterator[None]:
        """Reports health if the questionnaire is another one afterwards. Twelve queries when something is sent."""
        before = subject() if request.method == "POST" else None
        yield
        after = subject() if request.method == "POST" else None
        if after and after != before:
            keep_codes(before[0] if before else None, after[0])
            self.report_health(request)

    def report_health(self, request: HttpRequest) -> None:
        found = report()
        keep_margin(found)
        if not found or not found.warnings:
            return
        for warning in found.warnings[:SHOWN]:
            messages.warning(request, warning)
        number = len(found.warnings)
        text = ngettext(
            "The questionnaire has %(number)d problem.", "The questionnaire has %(number)d problems.", number
        ) % {"number": number}
        if self.admin_site.get_model_admin(Questionnaire).has_view_permission(request):
            address = reverse(f"{self.admin_site.name}:{HEALTH_URL}")
            text = format_html('{} <a href="{}">{}</a>', text, address, _("See its health"))
        messages.warning(request, text)


class HealthPage(ChecksPath):
    """Adds the page to the questionnaire's own addresses."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.health_view)
        return [urls.path("health/", page, name=HEALTH_URL), *super().get_urls()]

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
