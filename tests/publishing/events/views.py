from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from publishing.page_cache.address import public_page

from .models import Event


@public_page()
@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    return render(request, "events/all.html", {"events": Event.objects.without_texts().order_by("title")})


@public_page()
@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "events/event.html", {"event": get_object_or_404(Event, slug=slug)})
