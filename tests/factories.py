"""Rows for tests: each function makes one with everything a page shows, and takes what matters to the test."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from blog.models import Author, Post
from careers.models import (
    AdvertisedTitle,
    Answer,
    Background,
    Caution,
    Condition,
    Context,
    Evidence,
    ExchangeRate,
    Exclusion,
    Neighbour,
    Programme,
    Question,
    Questionnaire,
    Region,
    Resource,
    Role,
    RoleCard,
    RoleSkill,
    Route,
    Salary,
    Skill,
    Snapshot,
    Statement,
    Task,
    TitleRule,
    Track,
    Weight,
)
from careers.percentiles import MIN_SAMPLE
from guide.models import Page, Term

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def make_post(slug: str, tags: str = "careers", **values: Any) -> Post:
    author, _ = Author.objects.get_or_create(slug="editorial-team", defaults={"name": "Editorial team"})
    defaults = {"title": slug.title(), "description": f"About {slug}.", "date": LONG_AGO, "body": "## One\n\nText."}
    post = Post.objects.create(slug=slug, author=author, **{**defaults, **values})
    post.tags.set(tags.split())
    return post


def make_term(term: str = "drift", **values: Any) -> Term:
    defaults = {"slug": term.lower().replace(" ", "-"), "meaning": f"What {term} means."}
    return Term.objects.create(term=term, **{**defaults, **values})


def make_region(slug: str = "uk", currency: str = "GBP") -> Region:
    countries = {"uk": ["GB"], "us": ["US"]}.get(slug, [])
    defaults = {"title": slug.upper(), "description": "Somewhere.", "currency": currency, "countries": countries}
    return Region.objects.get_or_create(slug=slug, defaults=defaults)[0]


def make_skill(slug: str = "python") -> Skill:
    """One with a resource."""
    defaults = {"title": slug.title(), "description": "A skill.", "category": "programming"}
    skill, is_new = Skill.objects.get_or_create(slug=slug, defaults=defaults)
    if is_new:
        make_resource(skill)
    return skill


def make_resource(skill: Skill, **values: Any) -> Resource:
    defaults = {"title": "A tutorial", "publisher": "A foundation", "url": "https://learn.example/", "kind": "tutorial"}
    return Resource.objects.create(skill=skill, opened=date(2026, 11, 24), **{**defaults, **values})


def make_role(slug: str, **values: Any) -> Role:
    """A role with two skills, a salary, a task, a caution, a statement and the tag `careers`."""
    title = slug.replace("-", " ").title()
    defaults = {"title": title, "description": f"About {slug}.", "body": "## What the job is\n\nText.", "order": 1}
    role = Role.objects.create(slug=slug, **{**defaults, **values})
    role.tags.set(["careers"])
    RoleSkill.objects.create(role=role, skill=make_skill(), importance="essential")
    RoleSkill.objects.create(role=role, skill=make_skill("sql"), importance="useful")
    Task.objects.create(role=role, text=f"Do {slug}")
    Caution.objects.create(role=role, text="Few posts.", source="Editors' assessment")
    make_statement(role)
    make_salary(role)
    return role


def make_statement(role: Role, topic: str = "hours", **values: Any) -> Statement:
    return Statement.objects.create(role=role, topic=topic, **{"text": f"Of {topic}.", "short": topic, **values})


def make_title_rule(slug: str, means: str, *words: str, **values: Any) -> TitleRule:
    roles = values.pop("roles", [])
    rule = TitleRule.objects.create(slug=slug, means=means, words=list(words), **{"reason": f"Of {slug}.", **values})
    rule.roles.set(roles)
    return rule


def make_advertised_title(title: str = "Data Engineer", **values: Any) -> AdvertisedTitle:
    defaults = {"adverts": 40, "first_year": 2023, "last_year": 2025, "source": "An index", "date": date(2025, 6, 22)}
    return AdvertisedTitle.objects.create(title=title, slug=title.lower(), **{**defaults, **values})


def make_source() -> dict[str, Any]:
    """What a statement rests on."""
    return {"source": "A survey, a publisher", "url": "https://source.example/", "opened": date(2026, 11, 24)}


def make_tracked_role() -> Role:
    """One with two tracks, the first of which has a task."""
    role = make_role("data-engineer")
    track = Track.objects.create(role=role, slug="streams", title="Streams", order=1)
    Track.objects.create(role=role, slug="batches", title="Batches", order=2)
    Task.objects.create(role=role, track=track, text="Keep streams flowing", order=5)
    return role


def make_salary(role: Role, region: Region | None = None, **values: Any) -> Salary:
    defaults = {"low": 40_000, "high": 80_000, "currency": "GBP", "kind": "estimate", "source": "Editors' estimate"}
    return Salary.objects.create(
        role=role, region=region or make_region(), date=date(2026, 3, 11), **{**defaults, **values}
    )


def make_evidence(role: Role, **values: Any) -> Evidence:
    """Of 40 adverts in the United Kingdom, half of them between 30,000 and 40,000, the others above."""
    percentiles = {"p10": 30_000, "p25": 35_000, "p50": 40_000, "p75": 60_000, "p90": 90_000}
    if (values.get("n", 40) or MIN_SAMPLE) < MIN_SAMPLE:
        percentiles = {}
    defaults = {
        "country": "GB",
        "level": "all",
        "kind": "adverts",
        "currency": "GBP",
        "n": 40,
        **percentiles,
        "first_year": 2023,
        "last_year": 2025,
        "source": "Index of adverts",
        "source_url": "https://index.example/",
        "licence": "CC0 1.0",
        "date": date(2026, 1, 19),
        "spread": "30:10 35+:10 60:10 90:10",
    }
    return Evidence.objects.create(role=role, **{**defaults, **values})


def make_context(**values: Any) -> Context:
    defaults = {
        "topic": "wages",
        "country": "CA",
        "name": "NOC 21211 Data scientists",
        "measures": "low/median/high",
        "unit": "CAD a year",
        "series": "2025:62400/95992/145059",
        "source": "A source",
        "licence": "CC0 1.0",
        "date": date(2025, 12, 31),
    }
    return Context.objects.create(**{**defaults, **values})


def make_mentions(country: str = "GB", **values: Any) -> Context:
    """Of two years' Decembers and Januaries, in per cent."""
    defaults = {"topic": "mentions", "name": "Share", "measures": "share", "unit": "per cent of adverts"}
    series = "2024-12:2.00 2025-01:5.00 2025-12:10.00 2026-01:20.00"
    return make_context(country=country, **{**defaults, "series": series, **values})


def make_employers(name: str = "AI ENGINEER", **values: Any) -> Context:
    defaults = {"topic": "employers", "country": "US", "measures": "at least/at most", "unit": "employers"}
    return make_context(name=name, **{**defaults, "series": "2024:23/35 2025:64/108", **values})


def make_paid_role() -> Role:
    """In the UK 40,000 to 80,000 by the editors, and evidence; in the US evidence of few adverts alone."""
    role = make_role("data-engineer", soc="15-2051", esco="2511.20")
    make_region("us", "USD")
    make_evidence(role)
    make_evidence(role, level="entry", n=4)
    make_evidence(role, country="US", currency="USD", n=17, spread="")
    return role


def make_disputed_role() -> Role:
    """In the UK alone, of November 2026: its one range holds a quarter of the adverts."""
    role = make_role("data-engineer", updated=date(2026, 11, 1))
    Salary.objects.update(date=date(2026, 11, 1))
    make_evidence(role, date=date(2026, 11, 1))
    return role


def make_rates(day: date = date(2026, 10, 30)) -> None:
    """One pound is 1.25 euros, one euro is 1.1 US dollars."""
    for currency, rate in (("GBP", "0.8"), ("USD", "1.1")):
        ExchangeRate.objects.create(currency=currency, rate=Decimal(rate), date=day)


def make_background(slug: str = "analyst", role: Role | None = None) -> Background:
    background = Background.objects.create(slug=slug, title=slug.title(), description="Works with tables.")
    background.skills.add(make_skill())
    if role:
        Route.objects.create(background=background, role=role, distance="near")
    return background


def make_programme(slug: str = "seeds", **values: Any) -> Programme:
    defaults = {"title": slug.title(), "description": "From zero.", "series": "Learning AI", "level": 1}
    return Programme.objects.create(slug=slug, provider="AI Educademy", **{**defaults, **values})


def make_questionnaire(*questions: tuple[str, dict[str, dict[Role, int]]]) -> Questionnaire:
    """From (slug of a question, {slug of an answer: {role: points}}); texts and reasons are made of the slugs."""
    questionnaire = Questionnaire.objects.create(title="Choose your path", description="Few.", notice="Not a test.")
    for place, (slug, answers) in enumerate(questions):
        question = Question.objects.create(questionnaire=questionnaire, slug=slug, text=f"{slug}?", order=place)
        for index, (answer_slug, weights) in enumerate(answers.items()):
            answer = Answer.objects.create(question=question, slug=answer_slug, text=answer_slug.title(), order=index)
            for role, points in weights.items():
                reason = f"{slug} {answer_slug} for {role.slug}"
                Weight.objects.create(answer=answer, role=role, points=points, reason=reason)
    return questionnaire


def make_neighbours(one: Role, other: Role) -> None:
    Neighbour.objects.create(role=one, other=other, difference="One builds, the other asks.")


def fill(roles: int, posts: int) -> None:
    """Something for every public page to show; the first two roles and posts have fixed slugs: role-0, post-0 …"""
    made = [make_role(f"role-{number}", order=number) for number in range(roles)]
    for role in made[1:]:
        make_neighbours(role, made[0])
        make_salary(role, make_region("us", "USD"), currency="USD")
    for role in made:
        make_evidence(role)
        make_evidence(role, level="entry", n=3)
    RoleCard.objects.create(role=made[0], digest="0", png=b"png")
    make_evidence(made[-1], country="US", currency="USD")
    make_rates()
    make_context()
    Snapshot.objects.create(
        slug="pay:role-0:uk:mid@2025-01-19",
        file="snapshots",
        reference="pay:role-0:uk:mid",
        date=date(2025, 1, 19),
        text="£45,000",
    )
    make_title_rule("senior", "level", "senior", order=1)
    make_title_rule("plumbing", "near", "plumber", roles=made[:2], order=2)
    make_advertised_title("Plumber")
    make_mentions()
    make_employers()
    make_background("analyst", made[0])
    make_programme("seeds").roles.set(made)
    make_questionnaire(
        ("code", {"yes": {made[0]: 2, made[1]: -1}, "no": {made[1]: 1}}),
        ("people", {"yes": {made[1]: 2}, "no": {made[0]: 1}}),
    )
    condition = Condition.objects.create(questionnaire=Questionnaire.objects.get(), slug="no-nights", text="No nights")
    Exclusion.objects.create(condition=condition, role=made[0], reason="Called at night.")
    for number in range(posts):
        make_post(f"post-{number}", "careers data", roles=[role.slug for role in made[:2]])
    Page.objects.create(slug="about", title="About", description="What this is.", body="## Why\n\nText.")
    make_term("text", see="/about/")
