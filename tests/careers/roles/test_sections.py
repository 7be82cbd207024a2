"""The text of a role, cut at its headings."""

from careers.roles.sections import sections
from publishing.documents.markdown import render


def cut(source: str) -> list[tuple[str, str, str]]:
    return [(part.id, part.title, part.html.strip()) for part in sections(render(source).html)]


def test_every_heading_of_the_second_level_begins_a_section_whatever_it_is_called() -> None:
    assert cut("## Ein *Tag* & mehr\n\nOne.\n\n### Deeper\n\nTwo.\n\n## Money\n\nThree.") == [
        (
            "ein-tag-mehr",
            "Ein Tag & mehr",
            '<p>One.</p>\n<h3 id="deeper"><a class="anchor" href="#deeper">Deeper</a></h3>\n<p>Two.</p>',
        ),
        ("money", "Money", "<p>Three.</p>"),
    ]


def test_a_text_that_begins_without_a_heading_begins_with_a_section_without_one() -> None:
    assert cut("Before.\n\nStill.\n\n## After\n\nText.") == [
        ("", "", "<p>Before.</p>\n<p>Still.</p>"),
        ("after", "After", "<p>Text.</p>"),
    ]
    assert cut("") == []


def test_a_heading_inside_a_quotation_cuts_nothing_in_two() -> None:
    [(_, title, html)] = cut("## One\n\n> ## Quoted\n>\n> Said.\n\nEnd.")
    assert title == "One"
    assert html.startswith("<blockquote>")
    assert html.endswith("<p>End.</p>")


def test_a_title_that_holds_a_bracket_in_its_attribute_is_cut_where_it_ends() -> None:
    [(_, _, html), _] = cut('## One\n\n<p title="a > b <h2>">x</p>\n\n## Two\n\nText.')
    assert html.startswith("<p")
    assert html.endswith("</p>")


def test_a_sections_first_paragraph_stands_apart_and_nothing_is_lost() -> None:
    [section] = sections(render("## One\n\nFirst *part*.\n\n---\n\n- a\n- b\n\nLast.").html)
    assert section.first.strip() == "<p>First <em>part</em>.</p>"
    assert section.first + section.rest == section.html
    assert section.rest.strip().startswith("<hr>")
