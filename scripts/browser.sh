#!/bin/sh
# Prints the path of a Chromium for the tests, or nothing when there is none; everything else goes to stderr.
# Looks for CHROMIUM, an installed one, Playwright's own, and as root on Debian installs one.

installed() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        [ -n "$name" ] && command -v "$name" && return
    done
    return 1
}

playwrights_own() {
    own=$(.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)' 2>/dev/null) && [ -x "$own" ] && echo "$own"
}

from_debian() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "Installing Chromium for the browser tests …" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium; } >&2 </dev/null && installed
}

installed || playwrights_own || from_debian || cat >&2 <<'MESSAGE'
No browser was found; the tests that need one are skipped. To have them run, install Chromium or Chrome,
or run `.venv/bin/python -m playwright install chromium`, or name one: make test CHROMIUM=/path/to/chromium
MESSAGE
