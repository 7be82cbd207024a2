"""The registry of document kinds."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings

from blog.models import Post
from publishing.documents import kinds as registry
from publishing.documents.kinds import after_load, kinds, load_steps, register


def test_every_kind_is_registered_once_and_what_it_refers_to_before_it() -> None:
    names = [kind.name for kind in kinds()]
    assert len(names) == len(set(names))
    assert names.index("skill") < names.index("role") < names.index("questionnaire")


def test_no_kind_takes_the_name_of_another() -> None:
    before = list(kinds())
    with pytest.raises(ValueError, match="'post'"):
        register(next(kind for kind in before if kind.name == "post"))
    assert list(kinds()) == before


def test_a_kind_knows_its_model_and_finds_its_files_in_order(tmp_path: Path) -> None:
    [kind] = [kind for kind in kinds() if kind.name == "post"]
    assert kind.model is Post
    (tmp_path / "posts").mkdir()
    for name in ("b.md", "a.md", "a.txt"):
        (tmp_path / "posts" / name).touch()
    assert kind.files(tmp_path) == [tmp_path / "posts/a.md", tmp_path / "posts/b.md"]
    assert replace(kind, location="posts/*.txt").files(tmp_path) == [tmp_path / "posts/a.txt"]


def test_steps_of_a_load_come_in_the_order_in_which_they_were_told() -> None:
    def first() -> None: ...
    def second() -> None: ...

    with patch.object(registry, "_steps", []):
        assert after_load(first) is first
        after_load(second)
        assert list(load_steps()) == [first, second]
    assert first not in load_steps()


def test_a_worker_that_serves_pages_imports_nothing_that_only_loads_and_forms_need() -> None:
    """A tenth of its memory. Every view and the whole admin are imported with the addresses."""
    code = (
        "import sys, django; django.setup(); from django.urls import resolve; resolve('/salaries/'); "
        "sys.exit(', '.join({'pydantic', 'yaml', 'currency_converter', 'PIL'} & set(sys.modules)))"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": "/usr/bin:/bin"}
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, env=environment, cwd=settings.BASE_DIR, check=False, capture_output=True, text=True)  # noqa: S603
    assert done.stderr.strip() == ""
