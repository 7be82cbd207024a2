"""Links and images that lead nowhere."""

from pathlib import Path

import pytest

from blog.models import Post
from guide.models import Page
from publishing.documents.links import is_static_file, owns_address, problems
from publishing.documents.load import load
from tests.content import edit, faults

pytestmark = pytest.mark.django_db


def test_a_broken_link_undoes_the_whole_load(content: Path) -> None:
    load(content)
    edit(content, "posts/hello.md", "title: Hello", "title: Changed")
    edit(content, "pages/about.md", "Text.", "[x](/roles/gone/)")
    assert faults(content) == ["pages/about.md:5: body: /roles/gone/: no published page has this address"]
    assert Post.objects.get().title == "Hello"


def test_a_link_to_a_draft_leads_nowhere(content: Path) -> None:
    edit(content, "posts/hello.md", "author:", "draft: true\nauthor:")
    edit(content, "pages/about.md", "Text.", "[x](/blog/hello/)")
    assert "no published page has this address" in faults(content)[0]


def test_a_link_in_a_sentence_of_the_front_matter_is_checked_too(content: Path) -> None:
    texts = ["See [posts](/blog/hello/).", "[x](/roles/gone/)"]
    statements = "".join(f"  - {{topic: hours, text: '{text}'}}\n" for text in texts)
    edit(content, "roles/data-engineer.md", "near:", f"statements:\n{statements}near:")
    [fault] = faults(content)
    assert fault == "roles/data-engineer.md:23: statements.1.text: /roles/gone/: no published page has this address"


def test_a_path_out_of_the_static_directory_is_no_file(content: Path) -> None:
    edit(content, "pages/about.md", "Text.", "[x](/static/../../etc/passwd)")
    assert "there is no such file in static/" in faults(content)[0]


def test_links_out_of_the_guide_and_to_known_addresses_are_no_problem() -> None:
    html = '<h2 id="a">A</h2><a href="#a">a</a><a href="https://x.example/">b</a><a href="/roles/new/">c</a>'
    assert list(problems(html, {"/roles/new/"})) == []
    assert [target for target, _ in problems(html, set())] == ["/roles/new/"]


def test_an_address_belongs_to_the_page_that_answers_it() -> None:
    assert owns_address(Page(slug="terms"))
    assert not owns_address(Page(slug="roles"))


def test_a_file_is_one_of_static_alone() -> None:
    assert is_static_file("/static/favicon.svg")
    assert not is_static_file("/static/no.png")
    assert not is_static_file("/static/../manage.py")
