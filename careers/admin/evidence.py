"""Evidence of pay: its own admin, the page that lists what is wrong, and what a role's salary form shows of it."""

from typing import Any

from django import forms, urls
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from careers.freshness import salary_is_stale
from careers.models import Evidence
from careers.models.evidence import file_slug
from careers.pay.agreement import Agreement
from careers.pay.checks import disagreements, pay_of, pay_report
from careers.pay.money import money
from careers.pay.role_pay import RolePay
from careers.percentiles import PERCENTILES, TOP_CODE
from publishing.editing.options import EditorAdmin
from publishing.editing.preview import file_state
from publishing.editing.rules import judged

CHECK_URL = "careers_evidence_check"


class EvidenceForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for mypy alone
    """Takes what a line of a file takes: the record judges both."""

    def clean(self) -> dict[str, Any] | None:
        from careers.documents.evidence import PLAIN_COLUMNS, EvidenceRecord  # no page needs it

        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        cleaned["file"] = cleaned.get("file") or file_slug(cleaned["source"])
        top = cleaned.get("top_coded")
        values = {name: cleaned.get(name) for name in PLAIN_COLUMNS if cleaned.get(name) not in {None, ""}}
        for percent in PERCENTILES:
            given = cleaned.get(f"p{percent}")
            if top and percent >= top and given is not None:
                self.add_error(f"p{percent}", ValidationError(_("Top-coded percentiles have no number.")))
            values[f"p{percent}"] = TOP_CODE if top and percent >= top else given
        values |= {"role": cleaned["role"].slug, "source_url": cleaned.get("source_url") or None}
        for location, text in judged(lambda: EvidenceRecord.model_validate(values))[1]:
            name = str(location[0]) if location else ""
            self.add_error(name if name in self.fields else None, text)
        return cleaned


class Stale(admin.SimpleListFilter):
    title = _("age")
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("stale", _("past its half-life"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "stale":
            return queryset
        days = queryset.order_by().values_list("date", flat=True).distinct()
        return queryset.filter(date__in=[day for day in days if salary_is_stale(day)])


@admin.register(Evidence)
class EvidenceAdmin(EditorAdmin):
    form = EvidenceForm
    change_list_template = "admin/careers/evidence/change_list.html"
    list_display = ["role", "country", "level", "kind", "n", "middle", "source", "date"]
    list_filter = ["kind", "level", Stale, "role", "country"]
    list_select_related = ["role"]
    search_fields = ["role__title", "source", "country"]
    autocomplete_fields = ["role"]
    readonly_fields = ["file_state"]
    fieldsets = [
        (None, {"fields": [("role", "country", "level"), ("kind", "official", "currency", "n"), "population"]}),
        (
            _("Percentiles, gross a year"),
            {
                "fields": [tuple(f"p{percent}" for percent in PERCENTILES), "top_coded", "spread", "remote", "titles"],
                "description": _("Left empty where there are too few adverts: percentiles of few are noise."),
            },
        ),
        (
            _("Source"),
            {
                "fields": [
                    ("source", "source_url"),
                    ("licence", "date"),
                    "notice",
                    ("first_year", "last_year"),
                    "file",
                    "file_state",
                ]
            },
        ),
    ]

    @admin.display(description=_("median"), ordering="p50")
    def middle(self, evidence: Any) -> str:
        return "–" if evidence.p50 is None else money(evidence.p50, evidence.currency)

    @admin.display(description=_("file"))
    def file_state(self, obj: Any) -> str:
        return file_state(obj) if obj and obj.pk else "–"

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.check_view)
        return [urls.path("check/", page, name=CHECK_URL), *super().get_urls()]

    def check_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Check of the figures of pay"),
            "report": pay_report(),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/careers/evidence/check.html", context)


# --- beside a role's ranges ----------------------------------------------------------------------------------


class EvidenceBeside:
    """Of an inline of salaries: one read-only field with what the sources say of the same region."""

    @cached_property
    def _pay(self) -> dict[int, RolePay]:
        """By role, filled as roles are asked for. An inline lives as long as its request."""
        return {}

    @admin.display(description=_("evidence"))
    def beside(self, salary: Any) -> SafeString | str:
        if not salary or not salary.pk:
            return gettext("Shown once the range is saved.")
        if salary.role_id not in self._pay:
            self._pay[salary.role_id] = pay_of(salary.role_id)[1]
        pay = self._pay[salary.role_id]
        countries = next(row.region.countries for part in pay.places for row in part.salaries if row == salary)
        rows = [row for row in pay.evidence if row.country in countries]
        warnings = [in_words(item) for item in pay.compared[salary.pk] if item.disagrees]
        if salary.is_stale:
            warnings.append(gettext("This range is past its half-life: check it, and give it a new date."))
        return format_html(
            "{}{}",
            format_html_join("", '<strong class="pay-warning">{}</strong><br>', ((text,) for text in warnings)),
            format_html_join("", "{}<br>", ((line(row),) for row in rows))
            or gettext("No source has figures of this region."),
        )


def line(evidence: Evidence) -> str:
    what = f"{evidence.country}, {evidence.get_kind_display()}, {evidence.source}, {evidence.date:%Y-%m-%d}"
    if evidence.n is not None:
        what += f", n = {evidence.n:,}"
    if evidence.is_thin:
        return gettext("%(what)s: too few adverts to say") % {"what": what}
    figures = (f"{percent}%: {money(value, evidence.currency)}" for percent, value in evidence.percentiles.items())
    return f"{what}: {', '.join(figures)}"


def in_words(item: Agreement) -> str:
    return gettext(
        "Less than half of the adverts lie in this range: %(inside)d%% of %(n)d in %(country)s, "
        "%(below)d%% below it, %(above)d%% above it."
    ) % {
        "inside": item.percent_inside,
        "n": item.n,
        "country": item.evidence.country,
        "below": item.percent_below,
        "above": item.percent_above,
    }


class ChecksPay(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy alone
    """Of a role: an editor is told after saving which ranges the adverts speak against, never blocked."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        role, pay = pay_of(form.instance.pk)
        for item in disagreements(pay):
            messages.warning(request, f"{item.salary.region}: {in_words(item)}")
        if stale := sum(salary.is_stale for salary in role.salaries.all()):
            text = ngettext(
                "%(number)d range is past its half-life.", "%(number)d ranges are past their half-life.", stale
            ) % {"number": stale}
            if self.admin_site.get_model_admin(Evidence).has_view_permission(request):
                address = reverse(f"{self.admin_site.name}:{CHECK_URL}")
                text = format_html('{} <a href="{}">{}</a>', text, address, gettext("See all figures to check"))
            messages.warning(request, text)
