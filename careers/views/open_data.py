"""What other sites and scripts may use of the figures of pay: tables, and the picture of a country."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from careers.pay.drawing import drawing
from careers.pay.open_data import as_csv, record
from careers.pay.places import UK
from careers.pay.scale import regional_scales
from careers.percentiles import MIN_SAMPLE
from careers.views.countries import IN, REGION
from careers.views.pay import KEY, SalaryPage, salary_page
from publishing.page_cache.address import UNKNOWN, public_page


@public_page(IN, REGION, UNKNOWN)
@require_safe
def salaries_svg(request: HttpRequest) -> HttpResponse:
    """The picture of a country, to be set into other pages; it needs nothing around it."""
    page = salary_page(request, UK)
    if not isinstance(page, SalaryPage):
        return page
    shown = page.picture(regional_scales(page.regions))
    address = f"{settings.SITE_NAME}, {settings.SITE_URL}{shown['share_url']}"
    cited = [f"{item.name}, {item.details}" for item in shown["sources"]]
    notices = [item.notice for item in shown["sources"] if item.notice]
    drawn = drawing(shown["finding"].heading, shown["axes"], [str(KEY), *cited, *notices, address])
    response = render(
        request,
        "careers/salaries.svg",
        {**shown, "drawing": drawn},
        content_type="image/svg+xml; charset=utf-8",
    )
    response.headers["Content-Disposition"] = f'inline; filename="salaries-{page.code}.svg"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def unindexed_if(unknown: list[str], response: HttpResponse) -> HttpResponse:
    """Data has no place for a notice that people read; search engines are told of its address all the same."""
    if unknown:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@public_page(IN, REGION, "level", "kind", "sort", "currency", UNKNOWN)
@require_safe
def salaries_csv(request: HttpRequest) -> HttpResponse:
    page = salary_page(request)
    if not isinstance(page, SalaryPage):
        return page
    headers = {"Content-Disposition": 'inline; filename="salaries.csv"'}
    response = HttpResponse(as_csv(page.figures), content_type="text/csv; charset=utf-8", headers=headers)
    return unindexed_if(page.unknown, response)


@public_page(IN, REGION, "level", "kind", "sort", "currency", UNKNOWN)
@require_safe
def salaries_json(request: HttpRequest) -> HttpResponse:
    page = salary_page(request)
    if not isinstance(page, SalaryPage):
        return page
    data = {
        "$schema": settings.SITE_URL + static("schemas/salaries.json"),
        "page": settings.SITE_URL + page.url("careers:salaries"),
        "method": settings.SITE_URL + reverse("careers:salary-method"),
        "least_n": MIN_SAMPLE,
        "half_life_months": settings.SALARY_HALF_LIFE_MONTHS,
        "conversion": page.exchange
        and {
            "currency": page.exchange.currency,
            "date": page.exchange.day.isoformat(),
            "source": "European Central Bank, euro foreign exchange reference rates",
        },
        "unknown": page.unknown,
        "figures": [record(figure) for figure in page.figures],
    }
    return unindexed_if(page.unknown, JsonResponse(data, json_dumps_params={"ensure_ascii": False}))
