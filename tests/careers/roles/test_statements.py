"""A role's statements by their topics."""

import pytest
from django.test import Client

from careers.models import Role, StatementTopic
from careers.roles.statements import by_topic, compare_statements
from tests.factories import make_role, make_source, make_statement
from tests.public_pages import page, words

pytestmark = pytest.mark.django_db


def test_topics_are_in_the_order_of_pages_and_statements_in_the_editors_order() -> None:
    role = make_role("one")
    make_statement(role, "interviews", text="Second.", order=2)
    make_statement(role, "interviews", text="First.", order=1)
    found = by_topic(Role.objects.with_details().get())
    assert list(found) == [StatementTopic.INTERVIEWS, StatementTopic.HOURS]
    assert [item.text for item in found[StatementTopic.INTERVIEWS]] == ["First.", "Second."]


def test_a_comparison_has_a_row_for_each_topic_on_which_some_role_is_short() -> None:
    one, other = make_role("one", order=1), make_role("other", order=2)
    make_statement(one, "visas", short="")
    make_statement(other, "remote", short="Often hybrid")
    make_statement(other, "hours", short="Nights", order=1)
    rows = compare_statements(list(Role.objects.with_details()))
    assert [(row.topic, [shorts for _role, shorts in row.by_role]) for row in rows] == [
        (StatementTopic.HOURS, [["hours"], ["hours", "Nights"]]),
        (StatementTopic.REMOTE, [[], ["Often hybrid"]]),
    ]


def test_a_role_says_what_each_statement_rests_on(client: Client) -> None:
    role = make_role("one")
    make_statement(role, "degree", short="Usual", text="See [roles](/roles/) and *ask*.", **make_source())
    html = page(client, role.get_absolute_url())
    asked = html.partition('id="section_asked"')[2].partition("</section>")[0]
    assert 'See <a href="/roles/">roles</a> and <em>ask</em>.' in asked
    assert (
        '<a href="https://source.example/" rel="noopener">A survey, a publisher</a>, opened 24 November 2026' in asked
    )
    assert words(asked).count("editors’ knowledge") == 1
    assert "Hours and on-call hours Of hours. editors’ knowledge Degree Usual See roles" in words(asked)


def test_when_not_to_become_one_stands_with_the_cautions_before_the_text(client: Client) -> None:
    role = make_role("one")
    make_statement(role, "avoid", text="When you dislike waiting.")
    html = page(client, role.get_absolute_url())
    cautions = html.partition('id="section_cautions"')[2].partition("</section>")[0]
    assert "When not to become one When you dislike waiting. editors’ knowledge" in words(cautions)
    assert html.index("When you dislike waiting.") < html.index('class="prose"')
    assert html.count("When you dislike waiting.") == 1


def test_a_role_without_statements_and_cautions_has_neither_section(client: Client) -> None:
    role = make_role("one")
    role.statements.all().delete()
    role.cautions.all().delete()
    html = page(client, role.get_absolute_url())
    assert "section_asked" not in html
    assert "section_cautions" not in html


def test_a_comparison_shows_them_side_by_side(client: Client) -> None:
    one = make_role("one", order=1)
    make_role("other", order=2)
    make_statement(one, "visas", short="Skilled occupation")
    text = words(page(client, "/roles/compare/?role=one&role=other"))
    assert "Hours and on-call One hours Other hours Visas One Skilled occupation Other nothing said" in text
