"""A new app is one folder and one line of settings: nothing that is there is told of it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server import ROOT, environment, gunicorn, prepare

APP = Path(__file__).parent / "events"
SETTINGS = """\
from tests.server_settings import *
INSTALLED_APPS += ["events"]
"""
EVENT = """\
---
title: Open day
description: Meet people who do these jobs.
place: Town hall
---
## When

On Monday, after the [career map](/roles/).
"""


@pytest.fixture
def given(tmp_path: Path) -> dict[str, str]:
    """Variables of the guide with the app, which is in the test's own directory."""
    shutil.copytree(APP, tmp_path / "events", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "with_events.py").write_text(SETTINGS)
    return {"DJANGO_SETTINGS_MODULE": "with_events", "PYTHONPATH": str(tmp_path)}


def manage(directory: Path, given: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(  # noqa: S603  # our own command
        command, cwd=ROOT, env=environment(directory, **given), capture_output=True, text=True, check=False
    )


@pytest.mark.prove
def test_an_app_is_added_by_one_folder_and_one_line_of_settings(tmp_path: Path, given: dict[str, str]) -> None:
    content = tmp_path / "content"
    (content / "events").mkdir(parents=True)
    (content / "events" / "open-day.md").write_text(EVENT)
    made = manage(tmp_path, given, "makemigrations", "events")
    assert made.returncode == 0, made.stderr
    prepare(tmp_path, content, **given)
    with gunicorn(tmp_path, 0.0, **given) as server:
        page = server.get("/events/open-day/")
        assert page.status == 200
        assert b"Town hall" in page.body
        assert b'<h2 id="when">' in page.body
        # Only what is kept has an ETag.
        kept = {"If-None-Match": page.headers["etag"]}
        assert server.get("/events/open-day/?utm_source=x", kept).status == 304
        assert b"/sitemap-events.xml" in server.get("/sitemap.xml").body
        for section, address in (("events", "/events/open-day/"), ("fixed", "/events/")):
            listed = server.get(f"/sitemap-{section}.xml").body.decode()
            assert re.search(rf"<loc>http://[^/]+{address}</loc>", listed)

        server.execute("UPDATE events_event SET place = 'Library' WHERE slug = ?", "open-day")
        changed = server.get("/events/open-day/", kept)
        assert changed.status == 200
        assert b"Library" in changed.body
        assert changed.headers["etag"] != page.headers["etag"]
        server.execute("UPDATE events_event SET title = 'Open evening'")
        assert b"Open evening" in server.get("/events/").body


def test_an_app_that_registers_nothing_does_not_pass_the_check(tmp_path: Path, given: dict[str, str]) -> None:
    config = tmp_path / "events" / "apps.py"
    config.write_text(re.sub(r"\n    def ready.*", "", config.read_text(), flags=re.DOTALL))
    checked = manage(tmp_path, given, "check")
    assert checked.returncode == 1
    assert re.findall(r"publishing\.E\d+", checked.stderr) == ["publishing.E001", "publishing.E002"]
