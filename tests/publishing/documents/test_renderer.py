"""HTML of a renderer gone by reaches no page for longer than until the next load."""

from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection

from careers.models import Role
from guide.models import Page
from publishing.documents import markdown
from publishing.documents.faults import DocumentError
from publishing.documents.load import load
from publishing.documents.markdown import Rendered, renderer_version
from publishing.documents.markdown_limits import MarkdownError
from publishing.page_cache.token import read_token
from tests.content import write_content

pytestmark = pytest.mark.django_db
MODELS = "publishing.documents.models"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = write_content(tmp_path)
    load(content)
    return content


def test_the_version_changes_with_the_code_its_limits_and_its_libraries(tmp_path: Path) -> None:
    before = renderer_version()
    changed = tmp_path / "markdown.py"
    changed.write_text(Path(markdown.__file__).read_text().replace("200_000", "100_000"))
    for target, value in (("SOURCES", (changed,)), ("version", lambda name: f"{name} 99")):
        with patch.object(markdown, target, value):
            renderer_version.cache_clear()
            assert renderer_version() != before
    renderer_version.cache_clear()
    assert renderer_version() == before


def test_a_load_renders_anew_what_another_renderer_made(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited = Role.objects.get(slug="data-engineer")
    edited.title = "Edited in the admin"
    edited.save()
    Page.objects.create(slug="made-here", title="Made here", description="No file.", body="Text.")
    before = {
        **dict(Role.objects.values_list("slug", "modified")),
        **dict(Page.objects.values_list("slug", "modified")),
    }
    token = read_token(connection)
    with (
        patch(f"{MODELS}.renderer_version", return_value="new"),
        patch(f"{MODELS}.render", return_value=Rendered("<p>New.</p>")),
    ):
        call_command("load_content", content)
        assert "8 texts rendered anew" in capsys.readouterr().out
        call_command("load_content", content)
        assert "rendered anew" not in capsys.readouterr().out
    for rows in (Role.objects.all(), Page.objects.all()):
        assert {(row.body_html, row.renderer) for row in rows} == {("<p>New.</p>", "new")}
    assert Role.objects.get(slug="data-engineer").title == "Edited in the admin"
    after = {**dict(Role.objects.values_list("slug", "modified")), **dict(Page.objects.values_list("slug", "modified"))}
    assert after == before
    assert read_token(connection) != token


def test_a_file_that_the_new_renderer_refuses_is_a_fault(content: Path) -> None:
    with (
        patch(f"{MODELS}.renderer_version", return_value="new"),
        patch(f"{MODELS}.render", side_effect=MarkdownError("too many brackets")),
        patch("publishing.documents.load.render", side_effect=MarkdownError("too many brackets")),
        pytest.raises(DocumentError, match=r"roles/data-engineer.md:\d+: body: too many brackets"),
    ):
        load(content)
    assert Role.objects.filter(renderer=renderer_version()).count() == 2


def test_one_row_that_the_new_renderer_refuses_keeps_no_other_from_it(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Page.objects.create(slug="made-here", title="Made here", description="No file.", body="Too much.")

    def refuse(source: str) -> Rendered:
        if source == "Too much.":
            raise MarkdownError("too many brackets")
        return Rendered("<p>New.</p>")

    with (
        patch(f"{MODELS}.renderer_version", return_value="new"),
        patch(f"{MODELS}.render", side_effect=refuse),
        pytest.raises(SystemExit),
    ):
        call_command("load_content", content)
    printed = capsys.readouterr()
    assert "page made-here: too many brackets. Its page stays as it was" in printed.err
    assert "7 texts rendered anew" in printed.out
    assert Page.objects.get(slug="made-here").body_html == "<p>Too much.</p>"
    assert Page.objects.get(slug="about").body_html == "<p>New.</p>"
