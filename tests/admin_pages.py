"""Admin pages as a browser sends them back."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Fields(HTMLParser):
    """The fields of a page with their values; those of an inline's empty template are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self._select: tuple[str, bool] = ("", False)
        self._textarea = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        at = dict(attributes)
        name = at.get("name") or ""
        if tag == "input" and at.get("type") in {"checkbox", "radio"}:
            if "checked" in at:
                value, ticked = at.get("value") or "on", self.values.get(name)
                self.values[name] = (
                    value if ticked is None else [*(ticked if isinstance(ticked, list) else [ticked]), value]
                )
        elif tag == "input" and at.get("type") not in {"submit", "search"}:
            self.values[name] = at.get("value") or ""
        elif tag == "textarea":
            self._textarea, self.values[name] = name, ""
        elif tag == "select":
            self._select = (name, "multiple" in at)
            self.values[name] = [] if "multiple" in at else ""
        elif tag == "option" and "selected" in at:
            name, many = self._select
            if many:
                self.values[name].append(at.get("value"))
            else:
                self.values[name] = at.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # HTML drops one line break after the tag, and a browser sends CRLF.
            self.values[self._textarea] = self.values[self._textarea].removeprefix("\r\n")
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values[self._textarea] += data.replace("\n", "\r\n")


def read_form(client: Client, url: str) -> dict[str, Any]:
    response = client.get(url)
    assert response.status_code == 200, url
    parser = _Fields()
    parser.feed(response.content.decode())
    return {name: value for name, value in parser.values.items() if name and "__prefix__" not in name}


def add_row(data: dict[str, Any], prefix: str, **values: Any) -> None:
    """What “Add another” does to the data of a form."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    data.update({f"{prefix}-{number}-{name}": value for name, value in values.items()})


def submit(client: Client, url: str, data: dict[str, Any]) -> list[str]:
    """Posts the form and returns the messages of what it refuses; none when it was saved."""
    response = client.post(url, data)
    if response.status_code == 302:
        return []
    assert response.status_code == 200, response.status_code
    context = response.context
    messages = [str(message) for errors in context["adminform"].form.errors.values() for message in errors]
    for inline in context["inline_admin_formsets"]:
        messages += map(str, inline.formset.non_form_errors())
        messages += [str(text) for errors in inline.formset.errors for texts in errors.values() for text in texts]
    assert messages, "refused without a message"
    return messages
