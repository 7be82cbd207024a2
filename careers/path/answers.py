"""The list of all questions with what was answered, each with a link that changes it."""

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from careers.path.steps import Step, steps
from careers.path.walk import Walk
from publishing.page_cache.version import once_per_version

URL = "@url@"
"""Stands for the address in a row that is rendered once for all."""


def row(step: Step, answer: str) -> str:
    return render_to_string("includes/_answer.html", {"step": step, "answer": answer, "url": URL})


@once_per_version
def rows(language: str | None) -> dict[tuple[str, str], str]:
    """By step and text of the answer, the empty one included. Of several ticks at once there are too many."""
    return {
        (step.slug, answer): row(step, answer)
        for step in steps(language)
        for answer in ("", *(text for _value, text in step.options))
    }


def answer_list(walk: Walk) -> SafeString:
    known = rows(get_language())
    items = (
        (known.get((step.slug, answer)) or row(step, answer)).replace(URL, escape(url))
        for step, answer, url in walk.summary
    )
    return mark_safe("".join(items))  # noqa: S308  # rendered with everything escaped
