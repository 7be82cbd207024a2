"""Routes from a background to a role, and how open roles are to beginners."""

from datetime import date

import pytest
from django.test import Client

from careers.models import Role, RoleSkill, Route, Track
from tests.factories import make_background, make_context, make_evidence, make_role, make_skill
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    role = make_role("data-engineer", job_titles=["Data Engineer", "Analytics Engineer"])  # python, and useful sql
    for order, slug in enumerate(("pipelines", "modelling"), 5):
        RoleSkill.objects.create(
            role=role, skill=make_skill(slug), importance="essential", order=order, note=f"For {slug}."
        )
    make_background("analyst", role)  # has python
    return role


def test_a_route_ticks_what_one_has_and_lists_what_is_missing_with_where_to_begin(role: Role, client: Client) -> None:
    html = page(client, "/from/analyst/to/data-engineer/")
    assert [item["have"] for item in marks(html, "have", "li")] == ["python"]
    assert [item["missing"] for item in marks(html, "missing", "li")] == ["pipelines", "modelling"]
    text = words(html)
    assert "You hold 1 of 3 essential skills; 2 are missing." in text
    assert "Pipelines For pipelines. A tutorial , A foundation: tutorial, free" in text
    assert "This week Begin with Pipelines: A tutorial" in text
    assert "Data Engineer Analytics Engineer" in text
    assert 'rel="canonical" href="http://127.0.0.1:8000/from/analyst/to/data-engineer/"' in html
    assert 'name="robots"' not in html


def test_hours_stand_only_where_the_resource_has_them(role: Role, client: Client) -> None:
    assert "by its own count" not in page(client, "/from/analyst/to/data-engineer/")
    make_skill("pipelines").resources.update(hours=20)
    assert words(page(client, "/from/analyst/to/data-engineer/")).count("20 hours by its own count") == 2


def test_the_steps_of_the_role_are_told_where_editors_wrote_them(role: Role, client: Client) -> None:
    assert "This month" not in words(page(client, "/from/analyst/to/data-engineer/"))
    Role.objects.update(this_month="Read [this](/about/).", three_months="Build *it*.", first_job="Look for it.")
    html = page(client, "/from/analyst/to/data-engineer/")
    assert 'Read <a href="/about/">this</a>.' in html
    assert "In three months Build it . The first job Look for it." in words(html)


def lights(html: str) -> dict[str, str]:
    return {item["light"]: item["state"] for item in marks(html, "light", "div")}


def test_each_light_is_dark_without_its_data(role: Role, client: Client) -> None:
    Route.objects.all().delete()
    html = page(client, "/from/analyst/to/data-engineer/")
    assert lights(html) == {"skills": "on", "distance": "dark", "pay": "dark", "door": "dark"}
    role.role_skills.all().delete()
    html = page(client, "/from/analyst/to/data-engineer/")
    assert lights(html) == {"skills": "dark", "distance": "dark", "pay": "dark", "door": "dark"}
    assert "The guide does not say yet which skills this role asks for." in words(html)


def test_lights_say_what_they_show(role: Role, client: Client) -> None:
    make_evidence(role, n=400)
    make_evidence(role, n=20, level="entry")
    html = page(client, "/from/analyst/to/data-engineer/")
    assert lights(html) == {"skills": "on", "distance": "on", "pay": "dark", "door": "part"}
    text = words(html)
    assert "1 of 3 essentials held" in text
    assert "Editors’ distance Near" in text
    assert "Narrow: 5.0% of 400 adverts are for beginners United Kingdom, 2023–2025" in text


def test_pay_is_set_against_todays_where_a_wage_group_bears_the_name_of_the_background(
    role: Role, client: Client
) -> None:
    make_context(country="GB", name="SOC 1 Analysts", measures="median", unit="GBP a year", series="2025:30000")
    html = page(client, "/from/analyst/to/data-engineer/")
    assert lights(html)["pay"] == "dark"
    assert "£30,000 today (SOC 1 Analysts), and nothing measured here to compare" in words(html)
    make_evidence(role)
    html = page(client, "/from/analyst/to/data-engineer/")
    assert lights(html)["pay"] == "on"
    assert "£40,000 in the middle, £30,000 today Today: SOC 1 Analysts, A source." in words(html)
    make_background("writer")
    assert lights(page(client, "/from/writer/to/data-engineer/"))["pay"] == "dark"


def test_where_counting_disagrees_with_the_editors_both_are_shown(role: Role, client: Client) -> None:
    other = make_role("analytics")  # python alone: nothing is missing
    route = Route.objects.create(background_id=Route.objects.get().background_id, role=other, distance="long-way")
    sentence = "Counting says otherwise: 2 of 3 are missing here, 0 of 1 for Analytics, which the editors call farther."
    assert sentence in words(page(client, "/from/analyst/to/data-engineer/"))
    assert "which the editors call nearer." in words(page(client, "/from/analyst/to/analytics/"))
    route.distance = "near"
    route.save()
    assert "Counting says otherwise" not in words(page(client, "/from/analyst/to/data-engineer/"))


def test_pay_at_the_start_and_later_is_of_enough_adverts(role: Role, client: Client) -> None:
    make_evidence(role, n=400)
    make_evidence(role, n=29, level="entry")
    make_evidence(role, n=80, level="senior", p50=55_000)
    text = words(page(client, "/from/analyst/to/data-engineer/").partition('id="section_pay"')[2])
    assert "Senior £55,000 n = 80" in text
    assert "Entry" not in text


def test_a_usual_time_is_told_with_its_source_alone(role: Role, client: Client) -> None:
    assert "Usual time" not in words(page(client, "/from/analyst/to/data-engineer/"))
    Route.objects.update(months_low=4, months_high=8, source="A course")
    assert "Usual time 4 to 8 months A course" in words(page(client, "/from/analyst/to/data-engineer/"))


def test_a_way_by_another_role_is_told_where_its_steps_are_shorter(client: Client) -> None:
    far, stop = make_role("far"), make_role("stop")
    far.role_skills.all().delete()
    stop.role_skills.all().delete()
    for slug in "abcd":
        RoleSkill.objects.create(role=far, skill=make_skill(slug), importance="essential")
    for slug in "ab":
        RoleSkill.objects.create(role=stop, skill=make_skill(slug), importance="essential")
    make_background("analyst")
    html = page(client, "/from/analyst/to/far/")
    assert [item["hop"] for item in marks(html, "hop", "li")] == ["stop"]
    assert "2 skills, then 2, instead of 4 at once." in words(html)
    assert marks(page(client, "/from/analyst/to/stop/"), "hop", "li") == []


def test_both_jobs_of_a_role_with_tracks_are_shown_the_nearer_first(client: Client) -> None:
    role = make_role("safety")
    for order, slug in enumerate(("technical", "policy")):
        track = Track.objects.create(role=role, slug=slug, title=slug.title(), order=order)
        RoleSkill.objects.create(role=role, skill=make_skill(slug), importance="essential", track=track)
    make_background("analyst").skills.add(make_skill("policy"))
    html = page(client, "/from/analyst/to/safety/")
    assert "Counted for the nearer of two jobs: Policy." in words(html)
    assert "Nothing essential is missing" in words(html)
    assert html.index("<h3>Policy</h3>") < html.index("<h3>Technical</h3>")


def test_the_advisers_view_opens_everything_and_has_no_drawings(role: Role, client: Client) -> None:
    Role.objects.update(updated=date(2026, 11, 1))
    html, other = (page(client, f"/from/analyst/to/data-engineer/{query}") for query in ("", "?view=adviser"))
    assert 'class="glyph' in html
    assert "<details" in html
    main = other.partition("<main")[2].partition("</main>")[0]
    assert 'class="glyph' not in main
    assert main.count("<details") == main.count(" open>")
    assert 'id="section_method"' in main
    assert "those of the role’s text of 1 November 2026." in words(main)
    assert '<meta name="robots" content="noindex, nofollow">' in other


def test_a_new_role_has_a_route_from_every_background_at_once(role: Role, client: Client) -> None:
    make_background("writer")
    make_role("made-in-admin")
    for background in ("analyst", "writer"):
        assert "Made In Admin" in words(page(client, f"/from/{background}/to/made-in-admin/"))
    assert "The editors have not said" in words(page(client, "/from/writer/to/made-in-admin/"))


def test_the_country_is_carried_and_its_pay_shown(role: Role, client: Client) -> None:
    make_evidence(role, country="US", currency="USD", n=400)
    html = page(client, "/from/analyst/to/data-engineer/?in=us")
    assert "US$40,000 in the middle" in words(html)
    assert 'href="/roles/data-engineer/?in=us"' in html
    assert 'href="/plan/?background=analyst&amp;in=us&amp;role=data-engineer"' in html


@pytest.mark.parametrize("address", ["/from/nobody/to/data-engineer/", "/from/analyst/to/nothing/", "/from/analyst/"])
def test_what_there_is_not_is_not_found(role: Role, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


# --- doors ---------------------------------------------------------------------------------------------------


def test_doors_are_told_by_share_and_number_with_country_and_years(role: Role, client: Client) -> None:
    make_evidence(role, country="US", currency="USD", n=400)
    make_evidence(role, country="US", currency="USD", n=40, level="entry")
    Role.objects.update(updated=date(2026, 11, 1))
    make_role("few")
    html = page(client, "/doors/")
    assert [(item["role"], item["door"], item["n"]) for item in marks(html, "door", "li")] == [
        ("data-engineer", "open", "400"),
        ("few", "unknown", "0"),
    ]
    text = words(html)
    assert "1 door is open, that of Data Engineer, where 10.0% of the adverts are for beginners." in text
    assert "United States, 2023–2025" in text
    assert "Counted from the skills of the roles as of 1 November 2026." in text


def test_a_country_without_adverts_is_told_of_another(role: Role, client: Client) -> None:
    assert "No adverts have been counted yet" in words(page(client, "/doors/"))
    make_evidence(role, country="US", currency="USD", n=400)
    make_evidence(role, kind="survey", n=40)
    assert "United States" in words(page(client, "/doors/?in=uk"))


def test_a_role_from_which_nothing_is_near_is_called_a_dead_end(client: Client) -> None:
    for slug in ("one", "two"):
        role = make_role(slug)
        role.role_skills.all().delete()
        for number in range(3):
            RoleSkill.objects.create(role=role, skill=make_skill(f"{slug}-{number}"), importance="essential")
    RoleSkill.objects.create(role=role, skill=make_skill("one-0"), importance="useful")
    html = page(client, "/doors/").partition('id="section_exits"')[2]
    assert html.count("data-dead-end") == 1
    assert [item["exit"] for item in marks(html, "exit", "li")] == ["one"]
