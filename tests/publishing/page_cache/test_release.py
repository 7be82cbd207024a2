"""Which code is running: equal wherever the same release runs, another one after any change."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from publishing.page_cache.release import release

Release = Callable[[Path], str]


@pytest.fixture
def release_of(settings: Settings) -> Release:
    def of(directory: Path) -> str:
        settings.BASE_DIR, settings.VAR_DIR = directory, directory / "var"
        release.cache_clear()
        return release()

    return of


def git(directory: Path, *command: str) -> None:
    names = ["-c", "user.name=t", "-c", "user.email=t@guide.example"]
    subprocess.run(["git", *names, *command], cwd=directory, check=True, capture_output=True)  # noqa: S603, S607


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the site without git."""
    page = tmp_path / "copy/templates/page.html"
    page.parent.mkdir(parents=True)
    page.write_text("one")
    os.utime(page, (1e9, 1e9))
    return tmp_path / "copy"


@pytest.fixture
def clone(copy: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    git(copy, "init", "--quiet")
    git(copy, "add", ".")
    git(copy, "commit", "--quiet", "--message=One")
    return copy


def test_clones_of_one_commit_agree_whenever_they_were_made(clone: Path, tmp_path: Path, release_of: Release) -> None:
    git(tmp_path, "clone", "--quiet", str(clone), "other")
    os.utime(tmp_path / "other/templates/page.html", (2e9, 2e9))
    assert release_of(clone) == release_of(tmp_path / "other")


def test_a_commit_and_an_edit_each_make_another_release(clone: Path, release_of: Release) -> None:
    found = [release_of(clone)]
    for moment in (1.1e9, 1.2e9):
        (clone / "templates/page.html").write_text(f"edited at {moment}")
        os.utime(clone / "templates/page.html", (moment, moment))
        found.append(release_of(clone))
    git(clone, "commit", "--quiet", "--all", "--message=Two")
    found.append(release_of(clone))
    assert len(set(found)) == 4


def test_without_git_the_times_of_files_tell_releases_apart(copy: Path, tmp_path: Path, release_of: Release) -> None:
    before = release_of(copy)
    shutil.copytree(copy, tmp_path / "same")  # with the times, as layers of an image have them
    (copy / "templates/page.pyc").write_text("made by whoever runs it first")
    (copy / "var").mkdir()
    (copy / "var/guide.sqlite3").write_text("rows")
    assert release_of(copy) == release_of(tmp_path / "same") == before
    os.utime(copy / "templates/page.html", (1.1e9, 1.1e9))
    assert release_of(copy) != before


def test_what_names_the_release_decides_alone(copy: Path, settings: Settings, release_of: Release) -> None:
    settings.GUIDE_RELEASE = "v1"
    before = release_of(copy)
    (copy / "templates/other.html").write_text("two")
    assert release_of(copy) == before
    settings.GUIDE_RELEASE = "v2"
    assert release_of(copy) != before


def test_a_setting_that_pages_show_makes_another_release(copy: Path, settings: Settings, release_of: Release) -> None:
    before = release_of(copy)
    settings.SITE_NAME = "Another guide"
    assert release_of(copy) != before
