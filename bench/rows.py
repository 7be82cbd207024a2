"""Fills an empty, migrated database: python -m bench.rows ROLES POSTS. The same rows every time."""

import os
import random
import sys
from datetime import UTC, date, datetime, timedelta

import django

TAGS = 30


def make_roles(number: int) -> None:
    from careers.models import Caution, Neighbour, Region, Role, RoleSkill, Salary, Skill, Task

    chance = random.Random(1)  # noqa: S311  # the same rows in every run
    region = Region.objects.create(slug="uk", title="United Kingdom", description="Posts there.", currency="GBP")
    skills = [
        Skill(slug=f"skill-{index}", title=f"Skill {index}", description="A skill.", category="data")
        for index in range(12)
    ]
    skills = Skill.objects.bulk_create(skills)
    text = "<h2 id='job'>The job</h2>" + "<p>Some words about the job.</p>" * 40
    roles = Role.objects.bulk_create(
        Role(
            slug=f"role-{index}",
            title=f"Role {index}",
            description="A role.",
            body_html=text,
            order=index,
            map_systems=chance.randint(-100, 100),
            map_building=chance.randint(-100, 100),
        )
        for index in range(number)
    )
    for index, role in enumerate(roles):
        RoleSkill.objects.bulk_create(
            RoleSkill(
                role=role, skill=skill, importance="essential" if place < 6 else "useful", note="Daily", order=place
            )
            for place, skill in enumerate(skills)
        )
        Task.objects.bulk_create(Task(role=role, text=f"Task {place}", order=place) for place in range(6))
        Caution.objects.create(role=role, text="Few posts.", source="Editors")
        Salary.objects.create(
            role=role,
            region=region,
            low=40_000,
            high=90_000,
            currency="GBP",
            kind="estimate",
            source="Editors",
            date=date(2026, 1, 1),
        )
        Neighbour.objects.bulk_create(
            Neighbour(role=role, other=roles[(index + step) % number], difference="One builds, the other asks.")
            for step in (1, 2, 3)
        )


def make_posts(number: int) -> None:
    from django.contrib.contenttypes.models import ContentType
    from taggit.models import Tag, TaggedItem

    from blog.models import Author, Post
    from careers.models import Role

    author = Author.objects.create(slug="team", name="Team")
    html = "<p>Some words about work.</p>" * 100
    first = datetime(2026, 1, 1, tzinfo=UTC) - timedelta(hours=number)
    posts = Post.objects.bulk_create(
        (
            Post(
                slug=f"post-{index}",
                title=f"Post {index}",
                description="A post.",
                author=author,
                body_html=html,
                words=600,
                date=first + timedelta(hours=index),
            )
            for index in range(number)
        ),
        batch_size=500,
    )
    tags = Tag.objects.bulk_create(Tag(name=f"tag-{index}", slug=f"tag-{index}") for index in range(TAGS))
    # Every post has the first tag; so has every role.
    kinds = {kind: ContentType.objects.get_for_model(kind) for kind in (Post, Role)}
    items = [
        TaggedItem(tag=tag, content_type=kinds[Post], object_id=post.pk)
        for index, post in enumerate(posts)
        for tag in (tags[0], tags[1 + index % 9], tags[10 + index % 20])
    ]
    for index, role in enumerate(Role.objects.all()):
        items += [
            TaggedItem(tag=tag, content_type=kinds[Role], object_id=role.pk) for tag in (tags[0], tags[1 + index % 9])
        ]
    TaggedItem.objects.bulk_create(items, batch_size=500)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")
    django.setup()
    make_roles(int(sys.argv[1]))
    make_posts(int(sys.argv[2]))
