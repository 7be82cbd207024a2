"""A browser, the site it visits, and a note of everything that no page of the guide may do."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.browser.pages import KINDS, NOWHERE, USUAL
from tests.browser.site import Site, prepare, served

FLAGS = [
    *"--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split(),
    *"--disable-component-update --disable-sync".split(),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing but the site can be reached
]
PATIENCE = 30_000  # milliseconds; a busy machine fails no test
MISSING = (
    "There is no Chromium: install one, or run `python -m playwright install chromium`, or name one in CHROMIUM. "
    "As root on Debian, `make test` installs it."
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `kind_of_page` runs once for each, with its path; for some kinds only in `make prove`."""
    if "kind_of_page" in metafunc.fixturenames:
        marks = {name: () if name in USUAL else pytest.mark.prove for name in KINDS}
        kinds = [pytest.param(path, id=name, marks=marks[name]) for name, path in KINDS.items()]
        metafunc.parametrize("kind_of_page", kinds)


def assert_none(faults: list[str]) -> None:
    """Fails with the faults, each once, as far as anyone would read them."""
    different = list(dict.fromkeys(faults))
    assert not different, "\n".join(different[:20])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Site]:
    """A server of this worker's own; the first worker prepares database and static files for all."""
    own = tmp_path_factory.getbasetemp()
    directory = (own if worker_id == "master" else own.parent) / "site"
    with directory.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not directory.exists():
            prepare(directory)
    with served(directory, own / "server.log") as site:
        yield site


def no_browser(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def executable(playwright: Playwright) -> str:
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    found = [path for name in names if name and (path := shutil.which(name))]
    own = playwright.chromium.executable_path
    return found[0] if found else own if Path(own).is_file() else no_browser(MISSING)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Ends with the package: while Playwright's event loop runs, Django refuses queries in this process."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable(playwright), args=FLAGS)


@pytest.fixture(scope="package")
def contexts(browser: Browser, site: Site) -> dict[bool, BrowserContext]:
    """One with and one without JavaScript, for all tests: a new one costs three times what a page does."""
    return {scripts: new_context(browser, site, scripts) for scripts in (True, False)}


def new_context(browser: Browser, site: Site, scripts: bool = True, **options: Any) -> BrowserContext:
    """`options` as for Browser.new_context."""
    context = browser.new_context(
        **options,
        base_url=site.url,
        java_script_enabled=scripts,
        locale="en-GB",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(PATIENCE)
    return context


class Visitor:
    """Opens pages and notes what no page may do."""

    def __init__(self, site: Site, contexts: dict[bool, BrowserContext]) -> None:
        self.site = site
        self.contexts = contexts
        self.pages: list[Page] = []
        self.requests: list[Request] = []
        self.faults: list[str] = []

    def __call__(self, path: str, width: int = 1280, scripts: bool = True, **media: Any) -> Page:
        """`media` as for Page.emulate_media."""
        page = self.contexts[scripts].new_page()
        self.pages.append(page)
        page.on("request", self.on_request)
        page.on("response", self.on_response)
        page.on("requestfailed", self.on_request_failed)
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(**media)
        page.goto(path)
        return page

    def on_request(self, request: Request) -> None:
        self.requests.append(request)
        if not request.url.startswith(f"{self.site.url}/"):
            self.faults.append(f"request to another host: {request.url}")

    def on_request_failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the visitor went on before the icon was there
            self.faults.append(f"failed: {request.url} {request.failure}")

    def on_response(self, response: Response) -> None:
        if response.status >= 400 and response.url != self.site.url + NOWHERE:
            self.faults.append(f"{response.status}: {response.url}")
        if "set-cookie" in response.headers:
            self.faults.append(f"sets a cookie: {response.url}")

    def on_console(self, message: ConsoleMessage) -> None:
        """Violations of the Content-Security-Policy come here too. What cannot be loaded is noted above."""
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def leave(self) -> None:
        for context in {page.context for page in self.pages}:
            state = context.storage_state()
            stored = {entry["name"] for origin in state["origins"] for entry in origin["localStorage"]}
            if state["cookies"] or stored - {"theme"}:
                self.faults.append(f"stored on the device: {state}")
        for page in self.pages:
            page.close()


@pytest.fixture
def visit(site: Site, contexts: dict[bool, BrowserContext]) -> Iterator[Visitor]:
    visitor = Visitor(site, contexts)
    yield visitor
    visitor.leave()
    assert_none(visitor.faults)


@pytest.fixture
def visit_first(site: Site, browser: Browser) -> Iterator[Visitor]:
    """With an empty cache and nothing remembered."""
    with new_context(browser, site) as context:
        visitor = Visitor(site, {True: context})
        yield visitor
        visitor.leave()
    assert_none(visitor.faults)
