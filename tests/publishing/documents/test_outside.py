"""Addresses outside of the guide: what the files name, asked of a server of the test's own."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.core.management import call_command

from publishing.documents.outside import check, outside_addresses, problem, unanswered
from publishing.documents.read import read
from tests.content import edit


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the library's name
        status = {"/here": 200, "/moved": 301, "/gone": 410}.get(self.path, 404)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/here")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_addresses_of_fields_sentences_and_bodies_are_found_once_with_their_first_place(content: Path) -> None:
    edit(content, "programmes/seeds.md", "provider:", "url: https://field.example/b#part\nprovider:")
    statement = "{topic: hours, text: 'See [it](https://sentence.example/).'}"
    edit(content, "roles/data-engineer.md", "near:", f"statements:\n  - {statement}\nnear:")
    links = "[a](https://body.example/?a=1&b=2) [b](https://field.example/a) [c](/roles/)"
    edit(content, "pages/about.md", "Text.", f"Text.\n\n{links}")
    found = outside_addresses(read(content)[0])
    assert {address: str(fault).rstrip(": ") for address, fault in found.items()} == {
        "https://sentence.example/": "roles/data-engineer.md:22: statements.0.text",
        "https://field.example/a": "pages/about.md:7: body",
        "https://field.example/b": "programmes/seeds.md:8: url",
        "https://body.example/?a=1&b=2": "pages/about.md:7: body",
    }


def test_an_address_that_answers_or_leads_on_to_a_page_is_well(site: str) -> None:
    assert problem(f"{site}/here", 5) == problem(f"{site}/moved", 5) == ""


@pytest.mark.parametrize(
    ("path", "text"), [("/gone", "answers 410 Gone"), ("/n%C3%A4", "answers 404 Not Found"), ("/nä", "answers 404 Not")]
)
def test_an_address_without_a_page_says_what_it_answers(site: str, path: str, text: str) -> None:
    assert problem(site + path, 5).startswith(text)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[broken/", "http://127.0.0.1:port/"])
def test_an_address_that_nobody_answers_is_told_too(address: str) -> None:
    assert problem(address, 5).startswith("does not answer: ")


def test_those_without_a_page_are_told_in_their_order(site: str) -> None:
    addresses = [f"{site}/{name}" for name in ("b", "here", "a", "gone")]
    assert [address for address, _ in unanswered(addresses, 5)] == [f"{site}/{name}" for name in ("b", "a", "gone")]


def test_no_more_are_asked_than_the_limit_says(content: Path, site: str) -> None:
    edit(content, "pages/about.md", "Text.", f"[a]({site}/here) [b]({site}/gone)")
    documents = read(content)[0]
    assert check(documents, 1, 5) == (2, 1, [])
    known, asked, [fault] = check(documents, 2, 5)
    assert (known, asked) == (2, 2)
    assert str(fault) == f"pages/about.md:5: body: {site}/gone answers 410 Gone"


def test_the_command_reports_and_fails(content: Path, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit(content, "pages/about.md", "Text.", f"[a]({site}/here)")
    call_command("check_links", content)
    edit(content, "pages/about.md", f"[a]({site}/here)", f"[a]({site}/gone)")
    with pytest.raises(SystemExit):
        call_command("check_links", content)
    *lines, last = capsys.readouterr().out.splitlines()
    fault = f"pages/about.md:5: body: {site}/gone answers 410 Gone"
    assert lines == ["1 addresses, 1 asked, 0 without a page.", fault]
    assert last == "1 addresses, 1 asked, 1 without a page."
