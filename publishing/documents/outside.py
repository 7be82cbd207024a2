"""Addresses outside of the guide that its files name, and which of them do not answer. Needs the network."""

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.utils.encoding import iri_to_uri

from publishing.documents.faults import Fault, Location
from publishing.documents.links import targets
from publishing.documents.markdown import render
from publishing.documents.read import Read
from publishing.documents.record_figures import inline_texts, record_texts

AT_ONCE = 8
AGENT = "Mozilla/5.0 (compatible; AI Career Guide link check)"
_OUTSIDE = re.compile(r"https?://\S+")


def outside_addresses(documents: Iterable[Read]) -> dict[str, Fault]:
    """Each address with the first place that names it, as a fault without words. Raises MarkdownError."""
    found: dict[str, Fault] = {}
    for document in documents:
        for location, address in _named(document):
            address = address.partition("#")[0]
            if address not in found:
                found[address] = _place(document, location, address)
    return found


def _named(document: Read) -> Iterator[tuple[Location, str]]:
    texts = [(location, [text]) for location, text in record_texts(document.record)]
    texts += [(location, list(targets(html))) for location, html in inline_texts(document.kind, document.record)]
    if document.record.body:
        texts.append((("body",), list(targets(render(document.record.body).html))))
    for location, values in texts:
        yield from ((location, value) for value in values if _OUTSIDE.fullmatch(value))


def _place(document: Read, location: Location, address: str) -> Fault:
    if location != ("body",):
        return document.fault(location, "")
    source = document.source
    line = source.body_line + source.body.count("\n", 0, max(source.body.find(address), 0))
    return Fault(source.path, line, "body", "")


def unanswered(addresses: Iterable[str], timeout: float) -> Iterator[tuple[str, str]]:
    """(address, what is wrong) of those that do not answer with a page, in their order; some are asked at once."""

    def ask(address: str) -> tuple[str, str]:
        return address, problem(address, timeout)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from ((address, text) for address, text in pool.map(ask, addresses) if text)


def problem(address: str, timeout: float) -> str:
    """Nothing, if the address answers with a page; `timeout` is in seconds, of each wait."""
    headers = {"User-Agent": AGENT, "Accept": "*/*"}
    try:
        with urlopen(Request(iri_to_uri(address), headers=headers), timeout=timeout):  # noqa: S310  # http(s) alone
            return ""
    except HTTPError as error:
        with error:
            return f"answers {error.code} {error.reason}".rstrip()
    except URLError as error:
        return f"does not answer: {error.reason}"
    except (OSError, HTTPException, ValueError) as error:
        return f"does not answer: {error or type(error).__name__}"


def check(documents: Iterable[Read], limit: int, timeout: float) -> tuple[int, int, list[Fault]]:
    """How many addresses there are, how many of them were asked, and where one is named that does not answer."""
    found = outside_addresses(documents)
    asked = list(found)[:limit]
    bad = [replace(found[address], message=f"{address} {text}") for address, text in unanswered(asked, timeout)]
    return len(found), len(asked), bad
