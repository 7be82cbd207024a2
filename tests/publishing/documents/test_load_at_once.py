"""A load beside an edit and beside another load: files, processes and both databases as they are in production."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from blog.models import Post
from publishing.documents import load as loading
from publishing.documents.compare import State
from publishing.documents.read import read
from tests.content import edit, write_content
from tests.postgresql import postgresql
from tests.server import ROOT

START = "import django; django.setup(); from pathlib import Path; "
# Loads, and stops in the middle of writing until it is told to go on.
LOAD_AND_WAIT = START + (
    "from publishing.documents.load import load; from publishing.documents.compare import State; "
    "step = lambda done: done == 1 and (print('writing', flush=True), input()); "
    "report = load(Path({content!r}), step); print([entry.name for entry in report.of(State.UPDATED)])"
)
EDIT = START + "from blog.models import Post; print('saving', flush=True); Post.objects.update(title='Edited')"
# Opens the admin's form of the post, and sends it when told to; with a pause, stops again when the row is written.
FORM = START + (
    "from django.contrib.auth.models import User; from django.db.models.signals import post_save; "
    "from django.test import Client; from django.urls import reverse; from blog.models import Post; "
    "from tests.admin_pages import read_form; "
    "client = Client(SERVER_NAME='127.0.0.1'); client.force_login(User.objects.get_or_create(username='editor', "
    "defaults=dict(is_staff=True, is_superuser=True))[0]); "
    "url = reverse('admin:blog_post_change', args=[Post.objects.get().pk]); "
    "data = read_form(client, url) | dict(title='Edited'); print('open', flush=True); input(); "
    "wait = lambda **kwargs: (print('written', flush=True), input()); "
    "{pause} and post_save.connect(wait, sender=Post); "
    "print('saving', flush=True); print(client.post(url, data).status_code, flush=True)"
)
# Without names of static files that `collectstatic` would have made.
PLAIN = {"DEBUG": "true"}
CLEAR = START + "from blog.models import Post; Post.objects.all().delete()"
SHOW = START + "from blog.models import Post; print(Post.objects.get().title)"


@pytest.mark.django_db
def test_an_edit_saved_while_files_are_read_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_content(tmp_path)
    loading.load(content)
    edit(content, "posts/hello.md", "title: Hello", "title: Changed in the file")

    def read_slowly(directory: Path) -> object:
        found = read(directory)
        Post.objects.update(title="Edited in the admin")
        return found

    monkeypatch.setattr(loading, "read", read_slowly)
    report = loading.load(content)
    assert [entry.name for entry in report.of(State.CONFLICT)] == ["post hello"]
    assert Post.objects.get().title == "Edited in the admin"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def environment(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Of processes with an empty, migrated database."""
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    known |= {"DJANGO_SETTINGS_MODULE": "guide.settings", "SECRET_KEY": "the key of a test" * 2}
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("database") / "guide.sqlite3"
        yield migrated({**known, "DATABASE_URL": f"sqlite:///{file}"})
    else:
        with postgresql() as cluster:
            yield migrated({**known, "DATABASE_URL": cluster.url})


def migrated(environment: dict[str, str]) -> dict[str, str]:
    run(environment, "manage.py", "migrate", "--verbosity=0")
    return environment


def run(environment: dict[str, str], *arguments: str) -> str:
    with start(environment, *arguments) as process:
        output, errors = process.communicate()
    assert process.returncode == 0, errors
    return output


def start(environment: dict[str, str], *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603  # our own interpreter
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.prove
def test_of_two_loads_at_once_the_second_finds_nothing_to_do(environment: dict[str, str], tmp_path: Path) -> None:
    content = write_content(tmp_path)
    command = ("manage.py", "load_content", str(content))
    with start(environment, *command) as first, start(environment, *command) as second:
        outputs = [load.communicate()[0] for load in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0)
    assert sorted("created" in output for output in outputs) == [False, True]
    assert sorted("unchanged" in output for output in outputs) == [False, True]


@pytest.mark.prove
def test_an_edit_waits_for_the_load_and_is_kept(environment: dict[str, str], tmp_path: Path) -> None:
    content = write_content(tmp_path)
    assert run(environment, "manage.py", "load_content", str(content))
    edit(content, "posts/hello.md", "title: Hello", "title: Changed in the file")
    with start(environment, "-c", LOAD_AND_WAIT.format(content=str(content))) as load:
        assert load.stdout
        assert load.stdout.readline() == "writing\n"
        with start(environment, "-c", EDIT) as editor:
            assert editor.stdout
            assert editor.stdout.readline() == "saving\n"
            with pytest.raises(subprocess.TimeoutExpired):
                editor.wait(1)
            assert load.communicate("\n")[0] == "['post hello']\n"
    assert editor.returncode == 0
    assert run(environment, "-c", SHOW) == "Edited\n"


def says(process: "subprocess.Popen[str]", word: str) -> None:
    assert process.stdout
    assert process.stdout.readline() == f"{word}\n", process.stderr.read() if process.stderr else ""


def go_on(process: "subprocess.Popen[str]") -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.mark.prove
def test_the_admins_form_sent_during_a_load_waits_and_is_told_of_it(
    environment: dict[str, str], tmp_path: Path
) -> None:
    content = write_content(tmp_path)
    run(environment, "-c", CLEAR)
    assert run(environment, "manage.py", "load_content", str(content))
    edit(content, "posts/hello.md", "title: Hello", "title: Changed in the file")
    with start({**environment, **PLAIN}, "-c", FORM.format(pause=False)) as editor:
        says(editor, "open")
        with start(environment, "-c", LOAD_AND_WAIT.format(content=str(content))) as load:
            says(load, "writing")
            go_on(editor)
            says(editor, "saving")
            with pytest.raises(subprocess.TimeoutExpired):
                editor.wait(1)
            assert load.communicate("\n")[0] == "['post hello']\n"
        assert editor.communicate()[0] == "200\n", "the form again, with both versions"
    assert run(environment, "-c", SHOW) == "Changed in the file\n"


@pytest.mark.prove
def test_a_load_waits_for_the_admins_form_and_reports_the_conflict(environment: dict[str, str], tmp_path: Path) -> None:
    content = write_content(tmp_path)
    run(environment, "-c", CLEAR)
    assert run(environment, "manage.py", "load_content", str(content))
    edit(content, "posts/hello.md", "title: Hello", "title: Changed in the file")
    with start({**environment, **PLAIN}, "-c", FORM.format(pause=True)) as editor:
        says(editor, "open")
        go_on(editor)
        says(editor, "saving")
        says(editor, "written")
        with start(environment, "manage.py", "load_content", str(content)) as load:
            with pytest.raises(subprocess.TimeoutExpired):
                load.wait(4)  # the time that it takes without an editor, and more
            assert editor.communicate("\n")[0] == "302\n"
            told = "".join(load.communicate())
    assert load.returncode == 1
    assert "conflict" in told
    assert "post hello" in told
    assert run(environment, "-c", SHOW) == "Edited\n"
