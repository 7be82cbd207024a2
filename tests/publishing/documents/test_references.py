from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client

from careers.models import Evidence, Role, Salary
from guide.models import Page
from publishing.documents import references
from publishing.documents.faults import DocumentError
from publishing.documents.kinds import kinds
from publishing.documents.load import load
from publishing.documents.markdown import render
from publishing.editing.preview import preview
from tests.admin_pages import read_form, submit
from tests.careers.admin.pages import change_url
from tests.content import edit, write_content
from tests.factories import fill, make_evidence, make_role
from tests.public_pages import page

PLACES = {
    "roles/data-engineer.md": (
        "description: Builds pipelines.",
        "People who like order.",
        "From software.",
        "Build pipelines",
        "note: 'Everything'",
        "One builds, the other asks.",
        "See",
    ),
    "skills/python.md": ("description: A language.", "What it is"),
    "backgrounds/analyst.md": ("description: Works with tables.", "Text."),
    "programmes/seeds.md": ("description: From zero.", "Text."),
    "posts/hello.md": ("description: A first post.", "Text with"),
    "pages/about.md": ("description: What this is.", "Text."),
    "path.yaml": ("description: A few questions.", "notice: Not a test.", "reason: 'You like to code.'"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path)


@pytest.fixture
def sharp(monkeypatch: pytest.MonkeyPatch) -> None:
    """A figure whose words mean something in HTML."""
    monkeypatch.setitem(references._resolvers, "sharp", lambda: "<b> & \"'")


def faults(content: Path) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        load(content)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.django_db
class TestFilling:
    def test_figures_are_escaped_once(self, sharp: None) -> None:
        page = Page(body_html=render("A [[sharp]] *text*.").html)
        assert page.html == "<p>A <bdi>&lt;b&gt; &amp; &quot;&#x27;</bdi> <em>text</em>.</p>"
        shown = Template("{{ text|figures }}").render(Context({"text": "<i>[[sharp]]"}))
        assert shown == "&lt;i&gt;&lt;b&gt; &amp; &quot;&#x27;"

    def test_a_figure_in_the_name_of_a_table_makes_no_element_there(self, sharp: None) -> None:
        html = Page(body_html=render("## A [[sharp]]\n\n| a | b |\n|---|---|\n| 1 | 2 |").html).html
        assert 'aria-label="Table: A &lt;b&gt; &amp; &quot;&#x27;"' in html

    def test_code_and_links_in_brackets_stay(self, sharp: None) -> None:
        source = "`[[sharp]]` and [[one]](/about/)\n\n    x = [[sharp]]\n\n```python\ny = a[[0]]\n```\n"
        assert not list(references.missing_in_html(render(source).html))
        assert Page(body_html=render(source).html).html == render(source).html

    def test_a_heading_shows_its_figure_and_keeps_its_id(self, sharp: None) -> None:
        assert 'id="of-sharp-kinds"' in Page(body_html=render("## Of [[sharp]] kinds").html).html

    def test_a_figure_that_has_gone_leaves_a_page(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        Page.objects.create(
            slug="about", title="About", description="[[count:unicorns]]", body="[[pay:x:uk:mid]] a year"
        )
        assert "<p><bdi>no figure</bdi> a year</p>" in page(client, "/about/")
        assert "[[pay:x:uk:mid]] in a text leads to no figure" in caplog.text


@pytest.mark.django_db
class TestLoading:
    @pytest.mark.parametrize(
        ("name", "old", "new", "message"),
        [
            (
                "pages/about.md",
                "Text.",
                "Text.\n\n[[pay:wizard:uk:mid]]",
                "7: body: [[pay:wizard:uk:mid]]: there is no",
            ),
            ("pages/about.md", "What this", "What [[count:x]]", "3: description: [[count:x]]: expected one of these"),
            ("pages/about.md", "Text.", "[[pay:a]]", "5: body: [[pay:a]]: expected a reference such as [[pay:role:"),
            ("pages/about.md", "Text.", "[[worth:a]]", "5: body: [[worth:a]]: expected a reference to one of these"),
            (
                "pages/about.md",
                "title: About",
                "title: '[[count:roles]]'",
                "2: title: [[count:roles]]: figures are not shown in this field",
            ),
            (
                "roles/data-engineer.md",
                "Build pipe",
                "Build [[adverts:x:uk]]",
                "10: tasks.0.text: [[adverts:x:uk]]: there",
            ),
            (
                "path.yaml",
                "You like to code.",
                "'[[count:x]]'",
                "11: questions.0.answers.0.weights.0.reason: [[count:x]]: exp",
            ),
            ("regions.yaml", "Posts in", "Posts [[count:x]]", "3: 0.description: [[count:x]]: expected one of these"),
        ],
    )
    def test_a_missing_figure_is_a_fault_with_its_line(
        self, content: Path, name: str, old: str, new: str, message: str
    ) -> None:
        edit(content, name, old, new)
        (fault,) = faults(content)
        assert fault.startswith(f"{name}:{message}")
        assert not Role.objects.exists()

    def test_every_place_that_may_hold_a_figure_shows_it(self, content: Path, client: Client) -> None:
        for name, texts in PLACES.items():
            for text in texts:
                old, quote = text.replace("'", ""), "'" * text.endswith("'")
                edit(content, name, old, f"{text.removesuffix(quote)} [[count:roles]]{quote}")
        load(content)
        addresses = {
            address for kind in kinds() for row in kind.rows() for address in kind.address(kind.to_record(row))
        }
        lists = {"/", "/roles/", "/roles/compare/?role=data-engineer&role=data-scientist", "/skills/", "/backgrounds/"}
        lists |= {"/programmes/", "/blog/", "/blog/feed/", "/choose-your-path/", "/salaries/", "/salaries.csv"}
        lists |= {"/choose-your-path/result/?coding=yes"}
        for address in sorted(addresses | lists):
            assert "[[" not in page(client, address), address
        assert page(client, "/roles/data-engineer/").count("Builds pipelines. two") == 4  # lead, meta twice, JSON-LD
        assert "You like to code. two" in page(client, "/choose-your-path/result/?coding=yes")

    def test_new_evidence_shows_with_its_load(self, content: Path, client: Client) -> None:
        columns = "role,country,kind,currency,n,p50,first_year,last_year,source,licence,date"
        lines = f"{columns}\ndata-engineer,GB,adverts,GBP,40,50000,2024,2025,Index,CC0 1.0,2025-06-22\n"
        (content / "evidence").mkdir()
        (content / "evidence/index.csv").write_text(lines)
        edit(content, "pages/about.md", "Text.", "Pay: [[pay:data-engineer:uk:mid]].")
        load(content)
        rendered = Page.objects.get().body_html
        edit(content, "evidence/index.csv", "50000", "51000")
        load(content)
        assert "Pay: <bdi>£51,000</bdi>." in page(client, "/about/")
        assert Page.objects.get().body_html == rendered

    def test_a_row_that_lost_its_figure_is_named_and_keeps_its_page(self, content: Path) -> None:
        load(content)
        Page.objects.update(description="[[estimate:data-engineer:uk:low]] a year")
        assert load(content).refused == []
        Salary.objects.all().delete()
        assert [text for text in load(content).refused if "page about: description: [[estimate:" in text]


@pytest.mark.django_db
class TestEditing:
    def test_a_missing_figure_is_a_fault_of_the_form(self, admin_client: Client) -> None:
        role = make_role("data-engineer")
        url = change_url(role)
        for field in ("suits", "body"):
            data = read_form(admin_client, url) | {field: "Some [[pay:data-engineer:uk:mid]]."}
            assert any(
                "[[pay:data-engineer:uk:mid]]: there is no such figure" in text
                for text in submit(admin_client, url, data)
            )
        make_evidence(role)
        assert submit(admin_client, url, data) == []
        assert "Some <bdi>£40,000</bdi>." in Role.objects.get().html

    def test_the_preview_shows_figures_and_names_missing_ones(self) -> None:
        make_evidence(make_role("data-engineer"))
        shown = preview("[[pay:data-engineer:uk:mid]] or [[pay:data-engineer:us:mid]]")
        assert shown["html"] == "<p><bdi>£40,000</bdi> or <bdi>no figure</bdi></p>"
        assert shown["problems"] == [
            ("[[pay:data-engineer:us:mid]]", "there is no such figure of this role in this country")
        ]

    def test_a_saved_figure_shows_at_once(self, client: Client) -> None:
        fill(roles=2, posts=0)
        Page.objects.filter(slug="about").update(description="[[pay:role-0:uk:mid]]")
        assert "£40,000" in page(client, "/about/")
        Evidence.objects.filter(level="all").update(p50=41_000)
        assert "£41,000" in page(client, "/about/")
