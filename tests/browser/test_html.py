"""The HTML of every kind of page is valid, says the Nu checker."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import assert_none
from tests.browser.pages import KINDS
from tests.browser.site import ROOT, Site

pytestmark = pytest.mark.prove

CHECKER = "vnu-jar@26.9.27"  # a newer one may have new opinions
HOME = ROOT / "var/node"


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks files. The checker comes from npm once and is kept in var/."""
    java, npm = shutil.which("java"), shutil.which("npm")
    if not java or not npm:
        pytest.skip("The Nu checker needs java and npm.")
    jar = HOME / "node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.is_file():
        options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", str(HOME)]
        done = subprocess.run([npm, "install", *options, CHECKER], capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            pytest.skip(f"npm could not fetch the Nu checker: {done.stderr.strip()[-200:]}")
    return [java, "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(jar), "--format", "json", "--stdout"]


def test_html_is_valid(site: Site, checker: list[str], tmp_path: Path) -> None:
    for name, path in KINDS.items():
        (tmp_path / f"{name}.html").write_bytes(site.fetch(path).body)
    files = sorted(map(str, tmp_path.glob("*.html")))
    done = subprocess.run([*checker, *files], capture_output=True, text=True)  # noqa: S603
    messages = json.loads(done.stdout)["messages"]
    faults = [
        f"{Path(message['url']).stem}:{message['lastLine']} {message['message']} {message.get('extract', '')!r}"
        for message in messages
    ]
    assert_none(faults)
