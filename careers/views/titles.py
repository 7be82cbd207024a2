"""What a job title, or the text of an advert, means."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.pay.best import heads
from careers.titles.page import LONGEST_TEXT, answer_to
from careers.titles.rules import rules
from publishing.page_cache.address import public_page
from publishing.page_cache.requests import MalformedAddress

EXAMPLES = ("AI Engineer", "Senior Applied Scientist", "ML Platform Lead", "Data Analyst", "Engineer")


@public_page("q")
@require_safe
def titles(request: HttpRequest) -> HttpResponse:
    """A title's page is kept under its address like any other. One of an advert is kept nowhere: it may be private."""
    text = request.GET.get("q", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST_TEXT:
        reason = _("The text has more than %(limit)d characters. The box on the page reads longer ones with a script.")
        raise MalformedAddress(reason % {"limit": LONGEST_TEXT})
    known = rules()
    answer = answer_to(text, known)
    context = {
        "text": text,
        "answer": answer,
        "combined": bool(text),
        "examples": EXAMPLES,
        "limit": LONGEST_TEXT,
        "has_counts": bool(known.counts),
    }
    response = render(request, "careers/titles.html", context)
    if answer and not answer.decoded.is_title:
        response.headers["Cache-Control"] = "no-store"
    return response


@public_page()
@require_safe
def title_rules(request: HttpRequest) -> HttpResponse:
    """The rules for static/js/titles.js, with what it shows of each role."""
    known, pay = rules(), heads()
    decoder = known.decoder
    return JsonResponse(
        {
            "titles": decoder.titles,
            "rules": [
                {name: getattr(rule, name) for name in ("slug", "means", "words", "beside", "roles", "reason")}
                for rule in decoder.rules
            ],
            "skills": decoder.skills,
            "essential": list(decoder.essential.items()),
            "useful": list(decoder.useful.items()),
            "names": {slug: [skill.title, skill.get_absolute_url()] for slug, skill in known.skills.items()},
            "entries": {
                slug: render_to_string(
                    "includes/_role_entry.html", {"role": role, "best": pay.head(role), "heading": "h3"}
                )
                for slug, role in known.roles.items()
            },
        }
    )
