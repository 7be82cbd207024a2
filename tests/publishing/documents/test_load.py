from pathlib import Path

import pytest
from django.core.management import call_command

from blog.models import Author, Post
from careers.models import Answer, Question, Questionnaire, Role, Route, Salary, Task, Track, Weight
from guide.models import Page
from publishing.documents.compare import State
from publishing.documents.load import load
from tests.content import edit, faults

pytestmark = pytest.mark.django_db


def states(content: Path) -> dict[str, State]:
    return {entry.name: entry.state for entry in load(content).entries}


def test_it_creates_every_kind_of_row(content: Path) -> None:
    assert set(states(content).values()) == {State.CREATED}
    role = Role.objects.get(slug="data-engineer")
    assert '<h2 id="what-the-job-is">' in role.body_html
    assert [str(tag) for tag in role.tags.all()] == ["data-science"]
    assert role.neighbours.get().other.slug == "data-scientist"
    salary = Salary.objects.get()
    assert (salary.low, salary.high, salary.currency, salary.region.slug) == (40000, 80000, "GBP", "uk")
    assert Route.objects.get().months_high == 8
    assert Weight.objects.count() == 2
    assert Author.objects.get().name == "Editorial team"
    assert sorted(Post.objects.get().tags.names()) == ["2026", "careers"]


def test_a_second_load_changes_nothing(content: Path) -> None:
    load(content)
    before = list(Role.objects.values()) + list(Post.objects.values()) + list(Answer.objects.values())
    assert set(states(content).values()) == {State.UNCHANGED}
    assert list(Role.objects.values()) + list(Post.objects.values()) + list(Answer.objects.values()) == before


def test_the_day_of_the_load_is_no_day_on_which_a_new_document_changed(content: Path) -> None:
    load(content)
    assert Page.objects.get().modified is None
    edit(content, "pages/about.md", "What this is.", "What that is.")
    load(content)
    assert Page.objects.get().modified is not None
    Role.objects.get(slug="data-engineer").save()
    assert Role.objects.get(slug="data-engineer").modified is not None


def test_formatting_alone_is_no_change(content: Path) -> None:
    load(content)
    edit(content, "roles/data-engineer.md", "tags: [data-science]", "tags:\n  - 'data-science'")
    edit(content, "pages/about.md", "Text.", "\nText.\n\n\n")
    assert set(states(content).values()) == {State.UNCHANGED}


def test_a_changed_file_updates_its_row(content: Path) -> None:
    load(content)
    edit(content, "roles/data-engineer.md", "high: 80000", "high: 90000")
    edit(content, "path.yaml", "points: 2", "points: 1")
    changed = {name for name, state in states(content).items() if state is State.UPDATED}
    assert changed == {"role data-engineer", "questionnaire path"}
    assert Salary.objects.get().high == 90000
    assert set(states(content).values()) == {State.UNCHANGED}


def test_a_row_edited_in_admin_is_kept_and_reported(content: Path) -> None:
    load(content)
    page = Page.objects.get()
    page.body = "An editor's words."
    page.save()
    assert states(content)["page about"] is State.EDITED
    assert Page.objects.get().body == "An editor's words."


def test_a_child_edited_in_admin_counts_as_an_edit_of_its_document(content: Path) -> None:
    load(content)
    Salary.objects.update(high=70000)
    Weight.objects.filter(points=2).update(points=-2)
    found = states(content)
    assert found["role data-engineer"] is State.EDITED
    assert found["questionnaire path"] is State.EDITED
    assert Salary.objects.get().high == 70000


def test_both_changed_differently_is_a_conflict_and_keeps_both(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(content)
    Page.objects.update(title="From admin")
    edit(content, "pages/about.md", "title: About", "title: From file")
    with pytest.raises(SystemExit) as caught:
        call_command("load_content", content)
    assert caught.value.code == 1
    assert "page about: conflict" in capsys.readouterr().out
    assert Page.objects.get().title == "From admin"


def test_both_changed_alike_agree_again(content: Path) -> None:
    load(content)
    Page.objects.update(title="The same")
    edit(content, "pages/about.md", "title: About", "title: The same")
    assert states(content)["page about"] is State.AGREED
    assert states(content)["page about"] is State.UNCHANGED


def test_a_row_that_breaks_the_rules_of_its_record_is_kept(content: Path) -> None:
    load(content)
    Role.objects.filter(slug="data-engineer").update(title="")
    assert states(content)["role data-engineer"] is State.EDITED


def test_a_gone_file_keeps_its_row(content: Path) -> None:
    load(content)
    (content / "posts/hello.md").unlink()
    assert states(content)["post hello"] is State.GONE
    assert Post.objects.count() == 1


def test_a_row_made_in_admin_is_left_alone(content: Path) -> None:
    Page.objects.create(slug="made-here", title="Made here", description="In admin.")
    assert states(content)["page made-here"] is State.ROW_ONLY


def test_other_spellings_of_keys_are_understood(content: Path) -> None:
    edit(content, "posts/hello.md", "author:", "published: false\nupdatedAt: 2026-04-01\nauthor:")
    load(content)
    post = Post.objects.get()
    assert post.draft
    assert post.updated is not None
    assert post.updated.isoformat() == "2026-04-01T00:00:00+00:00"
    assert set(states(content).values()) == {State.UNCHANGED}


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("roles/data-engineer.md", "skill: python", "skill: pyton", "md:12: skills.0.skill: there is no skill 'pyton'"),
        ("roles/data-engineer.md", "region: uk", "region: mars", "salaries.0.region: there is no region 'mars'"),
        ("roles/data-engineer.md", "role: data-s", "role: dta-s", "near.0.role: there is no role 'dta-scientist'"),
        (
            "roles/data-engineer.md",
            "(/roles/data-scientist/)",
            "(/roles/x/)",
            "data-engineer.md:27: body: /roles/x/: no",
        ),
        ("roles/data-engineer.md", "(/roles/data-scientist/)", "(#x)", "#x: there is no heading with this id"),
        ("roles/data-engineer.md", "(/roles/data-scientist/)", "(roles/)", "a link inside the guide starts with /"),
        ("roles/data-engineer.md", "See [", "![x](/static/no.png) [", "there is no such file in static/"),
        ("roles/data-engineer.md", "See [", "![](/static/css/guide.css) [", "an image needs a text"),
        ("roles/data-engineer.md", "See [", "![x](https://x.org/x.png) [", "an image must be a file in static/"),
        (
            "path.yaml",
            "role: data-engineer",
            "role: nobody",
            "path.yaml:11: questions.0.answers.0.weights.0.role: there",
        ),
    ],
)
def test_a_fault_that_only_all_documents_show_names_file_line_and_field(
    content: Path, name: str, old: str, new: str, expected: str
) -> None:
    edit(content, name, old, new)
    assert expected in "\n".join(faults(content))
    assert not Role.objects.exists()
    assert not Questionnaire.objects.exists()


def test_all_faults_of_all_files_are_listed_in_one_run(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(content, "roles/data-engineer.md", "high: 80000", "high: x\n    hgih: 1")
    edit(content, "posts/hello.md", "date: 2026-03-11", "date: soon")
    (content / "pages/about.md").write_bytes(b"\xff")
    (content / "roles/Bad Name.md").write_text("---\ntitle: A\ndescription: B\norder: 1\n---\n")
    with pytest.raises(SystemExit) as caught:
        call_command("load_content", content)
    assert caught.value.code == 1
    printed = capsys.readouterr().err
    assert "salaries.0.high" in printed
    assert "salaries.0.hgih: unknown key" in printed
    assert "posts/hello.md:4: date" in printed
    assert "pages/about.md:1: byte 0xff" in printed
    assert "the file's name is not a slug" in printed
    assert "nothing was loaded" in printed
    assert not Question.objects.exists()


def test_faults_of_every_stage_are_listed_together(content: Path) -> None:
    edit(content, "posts/hello.md", "date: 2026-03-11", "date: soon")  # the file alone
    edit(content, "backgrounds/analyst.md", "skills: [python]", "skills: [telepathy]")  # a reference
    edit(content, "pages/about.md", "Text.", "[x](/roles/gone/) [y](/blog/hello/)")  # a link, and one to a broken file
    (content / "skills/folder.md").mkdir()
    (content / "skills/ghost.md").symlink_to(content / "nowhere")
    found = "\n".join(faults(content))
    assert "posts/hello.md:4: date: expected a date" in found
    assert "backgrounds/analyst.md:5: skills.0: there is no skill 'telepathy'" in found
    assert "/roles/gone/: no published page" in found
    assert "/blog/hello/" not in found
    assert "skills/folder.md:1: cannot be read: Is a directory" in found
    assert "skills/ghost.md:1: cannot be read: No such file" in found


def test_a_text_beyond_the_limits_hides_no_other_fault(content: Path) -> None:
    text = (content / "posts/hello.md").read_text()
    (content / "posts/hello.md").write_text(text + "\n\n" + "# x\n" * 400)
    edit(content, "pages/about.md", "Text.", "[x](/roles/gone/)")
    found = "\n".join(faults(content))
    assert "posts/hello.md:8: body: headings: 401; expected at most 300" in found
    assert "pages/about.md:5: body: /roles/gone/: no published page" in found
    assert not Post.objects.exists()


def test_a_reference_to_a_broken_document_is_no_fault_of_its_own(content: Path) -> None:
    edit(content, "skills/python.md", "order: 1", "order: x")
    edit(content, "regions.yaml", "currency: GBP", "currency: POUND")
    assert len(faults(content)) == 2


@pytest.mark.parametrize("name", ["roles/compare.md", "pages/blog.md", "pages/roles.md", "posts/feed.md"])
def test_a_file_whose_address_is_another_page_is_a_fault(content: Path, name: str) -> None:
    original = {"roles": "roles/data-scientist.md", "pages": "pages/about.md", "posts": "posts/hello.md"}
    (content / name).write_text((content / original[name.partition("/")[0]]).read_text())
    assert "belongs to another page" in faults(content)[0]


def test_authors_whose_names_make_the_same_slug_stay_apart(content: Path) -> None:
    text = (content / "posts/hello.md").read_text()
    for name, author in (("one", "José Díaz"), ("two", "Jose Diaz"), ("three", "संपादक"), ("four", "编辑")):
        (content / f"posts/{name}.md").write_text(text.replace("author: Editorial team", f"author: {author}"))
    load(content)
    assert Author.objects.count() == 5
    assert set(states(content).values()) == {State.UNCHANGED}


def test_a_missing_directory_is_a_fault(tmp_path: Path) -> None:
    assert "no such directory" in faults(tmp_path / "nowhere")[0]


def test_a_changed_role_keeps_its_parts_on_its_tracks(content: Path) -> None:
    two = "tracks:\n  - {slug: streams, title: Streams}\ntasks:\n  - {text: Build pipelines, track: streams}"
    edit(content, "roles/data-engineer.md", "tasks:\n  - text: Build pipelines", two)
    load(content)
    edit(content, "roles/data-engineer.md", "Builds pipelines.", "Builds long pipelines.")
    assert states(content)["role data-engineer"] is State.UPDATED
    task = Task.objects.get()
    assert task.track_id == Track.objects.get().pk
