"""The result of the questionnaire, as a visitor without JavaScript sees it."""

import re

import pytest
from django.test import Client

from careers.models import Answer, Condition, Exclusion, Question, Questionnaire, Role, RoleSkill, Weight
from tests.careers.path.pages import text, version
from tests.factories import make_role, make_skill, make_tracked_role

pytestmark = pytest.mark.usefixtures("questions")

ALL = "/choose-your-path/result/?code=yes&people=no&pace=fast"


def card(page: str) -> str:
    found = re.search(r'<article class="card.*?</article>', page)
    assert found
    return found.group()


def test_the_card_says_what_why_how_far_and_how_to_begin(client: Client) -> None:
    Role.objects.filter(slug="builder").update(tagline="Puts things together", this_month="Read [this](/faq/).")
    page = card(text(client, f"{ALL}&background=analyst&have=python"))
    assert '<h1>Builder</h1> <p class="lead">Puts things together</p>' in page
    assert "<li>code yes for builder" in page
    assert "<li>pace fast for builder" in page
    assert page.count("Know before you choose") == 1
    assert "Gross pay a year" in page
    assert "You have 1 of 1 essential skill." in page
    assert 'href="/from/analyst/to/builder/?have=python">' in page
    assert 'A first step this month</span> Read <a href="/faq/">this</a>.' in page


def test_the_card_gives_three_reasons_at_most_the_strongest_first(client: Client) -> None:
    builder = Role.objects.get(slug="builder")
    questionnaire = Questionnaire.objects.get()
    for number in range(3):
        question = Question.objects.create(questionnaire=questionnaire, slug=f"q{number}", text="?", order=10 + number)
        strong, _weak = (Answer.objects.create(question=question, slug=slug, text=slug) for slug in ("a", "b"))
        Weight.objects.create(answer=strong, role=builder, points=2, reason=f"Strong {number}.")
    page = card(text(client, f"{ALL}&q0=a&q1=a&q2=a"))
    assert re.findall(r'<ul class="sentences">(.*?)</ul>', page)[0].count("<li>") == 3
    assert "pace fast" not in page


def test_reasons_of_the_first_are_open_and_all_others_closed(client: Client) -> None:
    page = text(client, ALL)
    whys = re.findall(r"<details( open)?> <summary>(Builder|Asker|Writer)</summary>", page)
    assert whys == [(" open", "Builder"), ("", "Asker"), ("", "Writer")]


def test_roles_that_share_a_place_are_joint(client: Client) -> None:
    assert text(client, "/choose-your-path/result/?pace=slow").count("joint 1st") == 2
    assert "joint" not in text(client, ALL)


def test_a_change_is_followed_by_who_was_in_front_and_who_is(client: Client) -> None:
    assert "You changed" not in text(client, ALL)
    still = text(client, f"{ALL}&was=pace.slow")
    assert "You changed your answer to “pace?”. In front: still Builder." in still
    turned = text(client, "/choose-your-path/result/?code=no&people=yes&pace=slow&was=code.yes")
    assert "In front: was Asker, now Writer." in turned
    skipped = text(client, f"{ALL}&was=people")
    assert "You changed your answer to “people?”." in skipped
    assert "You changed" not in text(client, f"{ALL}&was=pace.fast")


def test_a_result_is_shared_with_the_picture_of_its_first_role(client: Client) -> None:
    assert re.search(r'property="og:image" content="[^"]*/cards/roles/builder\.', text(client, ALL))


def test_a_result_with_answers_is_previewed_and_not_indexed(client: Client) -> None:
    assert '<meta name="robots" content="noindex, nofollow">' in text(client, ALL)
    assert '<meta name="robots"' not in text(client, "/choose-your-path/result/")


def test_the_reader_stands_on_the_career_map(client: Client) -> None:
    for place, slug in enumerate(("builder", "asker", "writer")):
        Role.objects.filter(slug=slug).update(map_systems=100 - 100 * place, map_building=50)
    page = text(client, ALL)
    assert "You on the career map" in page
    assert re.search(r'class="you" role="img" aria-label="You: ', page)
    assert "You on the career map" not in text(client, "/choose-your-path/result/?code=yes")


def test_a_tie_is_called_a_group(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?pace=slow")
    assert "<h1>Two roles fit you about equally</h1>" in page
    assert re.findall(r"<h2><a[^>]*>([^<]*)</a></h2>", card(page)) == ["Asker", "Writer"]


def test_roles_within_the_margin_stand_in_front_as_a_group(client: Client) -> None:
    address = "/choose-your-path/result/?code=yes&people=no&pace=fast"
    assert "<h1>Builder</h1>" in text(client, address)
    Questionnaire.objects.update(margin=9)
    assert "<h1>Three roles fit you about equally</h1>" in text(client, address)


def test_the_title_names_the_roles_in_front_and_the_question_that_is_asked(client: Client) -> None:
    address = "/choose-your-path/result/?code=yes&people=no&pace=fast"
    assert "<title>My nearest AI role: Builder – " in text(client, address)
    assert 'property="og:title" content="My nearest AI role: Builder"' in text(client, address)
    assert "<title>A first hint: Builder – " in text(client, "/choose-your-path/result/?code=yes")
    assert "<title>Error: My nearest AI role: Builder – " in text(client, f"{address}&background=astronaut")
    Questionnaire.objects.update(margin=9)
    assert "<title>My nearest AI roles: Builder, Asker and Writer – " in text(client, address)
    assert "<title>Choose your path – " in text(client, "/choose-your-path/")
    assert "<title>people? (2 of 4) – " in text(client, "/choose-your-path/?code=yes")


def test_few_answers_are_a_hint_without_a_figure(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?code=yes")
    assert "A first hint, after few answers" in page
    assert "2 questions are open." in page
    assert 'class="share' not in page
    assert "give or take" not in page
    assert re.search(r'class="button" href="/choose-your-path/\?code=yes&at=people">Answer the next question', page)
    assert "A first hint" not in text(client, "/choose-your-path/result/?code=yes&people=no&pace=fast")


def test_a_condition_sets_roles_aside_and_says_why(client: Client) -> None:
    builder = Role.objects.get(slug="builder")
    condition = Condition.objects.create(questionnaire=Questionnaire.objects.get(), slug="no-nights", text="No nights")
    Exclusion.objects.create(condition=condition, role=builder, reason="Somebody has to mend it.")
    address = "/choose-your-path/result/?code=yes&people=no&pace=fast"
    assert "Set aside" not in text(client, address)
    page = text(client, f"{address}&condition=no-nights")
    assert "<h1>Builder</h1>" not in page
    ranking, _, aside = page.partition("Set aside by your conditions")
    assert 'data-role="builder"' not in ranking
    assert "Builder</a></strong>: Somebody has to mend it." in aside
    Exclusion.objects.bulk_create(
        Exclusion(condition=condition, role=role, reason="Nor this.") for role in Role.objects.exclude(pk=builder.pk)
    )
    assert "No role meets all your conditions" in text(client, f"{address}&condition=no-nights")


def test_skills_held_are_counted_beside_the_fit(client: Client) -> None:
    address = "/choose-your-path/result/?code=yes&people=no&pace=fast"
    assert "You have" not in text(client, address)
    page = text(client, f"{address}&have=python")
    assert "You have 1 of 1 essential skill." in page
    marks = r'data-role="[^"]*" value="\d" data-rank="\d" data-points="-?\d"'
    assert re.findall(marks, page) == re.findall(marks, text(client, address))


def test_skills_that_are_named_stand_for_the_usual_ones_of_a_background(client: Client) -> None:
    assert "You have 1 of 1 essential skill." in text(client, f"{ALL}&background=analyst")  # who know python
    RoleSkill.objects.create(role=Role.objects.get(slug="builder"), skill=make_skill("law"), importance="essential")
    page = text(client, f"{ALL}&background=analyst&have=law")
    assert "You have 1 of 2 essential skills." in page


def test_a_role_with_two_jobs_is_shown_once_with_the_track_that_fits(client: Client) -> None:
    role = make_tracked_role()
    one, other = role.tracks.all()
    for track, slug, points in ((one, "yes", 2), (other, "yes", -2), (one, "no", -2), (other, "no", 2)):
        answer = Answer.objects.get(question__slug="code", slug=slug)
        Weight.objects.create(answer=answer, role=role, track=track, points=points, reason=f"Because of {track.slug}.")
    for slug, track in (("yes", one), ("no", other)):
        page = text(client, f"/choose-your-path/result/?code={slug}&people=no&pace=fast")
        assert page.count(f'data-role="{role.slug}"') == 1
        assert f"The track that fits</span> {track.title}" in page
        assert f"Because of {track.slug}." in page


def test_a_short_address_leads_to_the_long_one_and_unknown_codes_are_left_out(client: Client) -> None:
    long = "/choose-your-path/result/?code=yes&people=no"
    assert "?a=" not in text(client, long)  # no question has a code yet
    for place, question in enumerate(Question.objects.all()):
        Question.objects.filter(pk=question.pk).update(code="xyz"[place])
        for number, answer in enumerate(question.answers.all()):
            Answer.objects.filter(pk=answer.pk).update(code=str(number))
    short = re.search(r'href="(/choose-your-path/result/\?a=[^"]*)"', text(client, f"{long}&background=analyst"))
    assert short
    led = client.get(short.group(1))
    assert led.status_code == 302
    assert led.headers["Location"] == f"/choose-your-path/result/?background=analyst&code=yes&people=no&v={version()}"
    cut = client.get(f"/choose-your-path/result/?a={version()}x0q9y")
    assert cut.headers["Location"] == f"/choose-your-path/result/?code=yes&v={version()}"
    old = text(client, "/choose-your-path/result/?a=deadbeefx0")
    assert "The questions have changed since this result was made" in old


def test_a_background_adds_no_points_but_says_how_far_and_what_to_learn(client: Client) -> None:
    without = text(client, "/choose-your-path/result/?code=no")
    with_one = text(client, "/choose-your-path/result/?code=no&background=analyst")
    marks = r'data-role="[^"]*" value="\d" data-rank="\d" data-points="-?\d"'
    assert re.findall(marks, without) == re.findall(marks, with_one)
    assert "From your background" in with_one
    assert "From your background" not in without


def test_what_would_change_the_result_is_said_and_true(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?code=yes&people=no&pace=fast")
    assert "What would change it" in page
    assert "on top" in page
    assert "There are 3 single answers you could give differently" in page
    for url in re.findall(r'<a href="([^"]*)">See that result', page):
        role = re.search(r"See that result<[^>]*>: ([A-Za-z]+)", page[page.index(f'href="{url}"') :])
        assert role
        assert f"<h1>{role.group(1)}</h1>" in text(client, url)


def test_an_eleventh_role_without_weights_is_ranked_all_the_same(client: Client) -> None:
    make_role("newcomer", order=9)
    page = text(client, "/choose-your-path/result/?code=yes")
    assert 'data-role="newcomer"' in page
    assert "say nothing about this role" in page
    assert Role.objects.count() == 4
