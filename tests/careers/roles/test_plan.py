"""The seven lines of a plan."""

import pytest

from careers.models import RoleSkill, Statement, Track
from careers.roles.plan import Line, absolute, as_markdown, as_text, lines, literal
from careers.ways.rows import ways
from publishing.documents.inline import render_inline
from tests.factories import make_resource, make_role, make_skill, make_source, make_statement

pytestmark = pytest.mark.django_db


def plan(slug: str, *have: str, months: int = 3, day: str = "") -> list[Line]:
    known = ways()
    return lines(known, known.to(slug, have)[0], have, months, day)


def test_a_plan_has_seven_lines_in_one_order_and_each_leads_to_a_document() -> None:
    role = make_role("data-engineer")
    for order, slug in enumerate(("pipelines", "modelling", "cloud"), 5):
        RoleSkill.objects.create(role=role, skill=make_skill(slug), importance="essential", order=order)
    RoleSkill.objects.create(role=make_role("scientist"), skill=make_skill("charts"), importance="essential")
    make_statement(role, "portfolio", text="Keep a *year* of levels.", **make_source())
    found = plan("data-engineer", "python")
    assert [(line.label, line.url) for line in found] == [
        ("Next", "/skills/pipelines/"),
        ("After that", "/skills/modelling/"),
        ("Then", "/skills/cloud/"),
        ("Ignore for now", "/skills/charts/"),
        ("Proof to build", "/roles/data-engineer/"),
        ("Caution", "/roles/data-engineer/"),
        ("Check", "/skills/pipelines/"),
    ]
    assert [line.plain for line in found] == [
        "Pipelines: begin with A tutorial, A foundation (tutorial, free).",
        "Modelling: begin with A tutorial, A foundation (tutorial, free).",
        "Cloud: begin with A tutorial, A foundation (tutorial, free).",
        "Charts: other roles ask for it, Data Engineer does not name it.",
        "Keep a year of levels.",
        "Few posts.",
        "After 3 months: can you show something you made with this: Pipelines? If not, change the plan.",
    ]
    assert found[4].source == "A survey, a publisher"


def test_with_every_skill_the_steps_are_those_of_the_role_and_then_the_search() -> None:
    make_role("data-engineer", this_month="Read [this](/about/).", job_titles=["Data Engineer", "ETL Developer"])
    found = plan("data-engineer", "python", "sql")
    assert [line.plain for line in found[:4]] == [
        "Read this.",
        "Search adverts for these titles: Data Engineer, ETL Developer.",
        "Read what the role’s page says of the first job.",
        "Further courses: you have every skill that the guide names for Data Engineer.",
    ]
    assert found[-1].plain == "After 3 months: have you applied? If not, change the plan."
    assert len(found) == 7


def test_a_role_of_which_nothing_is_written_has_seven_lines_all_the_same() -> None:
    role = make_role("bare")
    for rows in (role.role_skills, role.cautions, role.statements):
        rows.all().delete()
    assert len(plan("bare")) == 7


def test_a_useful_skill_is_ignored_where_no_other_role_asks_for_more() -> None:
    make_role("data-engineer")
    assert plan("data-engineer")[1 + 2].plain == "Sql: useful for Data Engineer, and not what you are asked for first."


def test_the_proof_of_a_role_with_tracks_is_that_of_the_nearer_one() -> None:
    role = make_role("safety")
    for order, slug in enumerate(("technical", "policy")):
        track = Track.objects.create(role=role, slug=slug, title=f"{slug.title()}, of a kind", order=order)
        RoleSkill.objects.create(role=role, skill=make_skill(slug), importance="essential", track=track)
        make_statement(role, "portfolio", text=f"{slug.title()}: build {slug}.", order=order)
    assert plan("safety", "policy")[4].plain == "Build policy."
    assert plan("safety", "technical")[4].plain == "Build technical."
    Statement.objects.filter(text__startswith="Policy").delete()
    assert plan("safety", "policy")[4].plain == "Technical: build technical."


def test_hours_and_the_day_are_told_where_they_are_known() -> None:
    make_role("data-engineer")
    skill = make_skill()
    skill.resources.all().delete()
    assert plan("data-engineer")[0].plain == "Learn this skill: Python."
    make_resource(skill, hours=1)
    found = plan("data-engineer", months=1, day="1 March 2027")
    assert found[0].plain.endswith("(tutorial, free, 1 hour by its own count).")
    assert found[-1].plain.startswith("On 1 March 2027: can you show")


@pytest.mark.parametrize("text", ["a_b_c *d*", "[x](http://a.example/)", "`<b>` \\ <script>"])
def test_what_a_document_is_called_marks_nothing(text: str) -> None:
    html = render_inline(literal(text))
    assert "<a" not in html
    assert "<em" not in html
    assert "<script" not in html
    assert "<code" not in html


def test_as_text_and_as_markdown_it_leads_to_the_same_documents_by_full_addresses() -> None:
    make_role("data-engineer", this_month="Read [this](/about/).")
    found = plan("data-engineer", "python")
    markdown = as_markdown("My plan", "One of one.", found, "http://127.0.0.1:8000/plan/?role=data-engineer")
    assert markdown.startswith("# My plan\n\nOne of one.\n\n1. **Next.** Read [this](http://127.0.0.1:8000/about/).")
    assert markdown.endswith("\n\n<http://127.0.0.1:8000/plan/?role=data-engineer>\n")
    assert "](/" not in markdown
    text = as_text(found)
    assert text.startswith("Next: Read this. http://127.0.0.1:8000/roles/data-engineer/\n")
    assert len(text.splitlines()) == 7
    assert absolute("[a](https://b.example/)") == "[a](https://b.example/)"
