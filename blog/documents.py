"""Posts <-> records."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Annotated, Any, ClassVar, Self

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.text import slugify
from pydantic import Field, StringConstraints, model_validator

from blog.models import Author, Post
from blog.states import State
from publishing.documents.kinds import Kind, register
from publishing.documents.records import End, Flag, Moment, Record, Reference, Slugs, Title

# What a row holds as the record does.
COLUMNS = "title description body date updated expires draft image image_alt roles".split()


class PostRecord(Record):
    date: Moment
    updated: Moment | None = None
    expires: End | None = None
    author: Title
    tags: Slugs
    roles: Slugs
    draft: Flag = False
    published: Annotated[Flag | None, Field(exclude=True)] = None
    image: Annotated[str, StringConstraints(max_length=300)] = ""
    image_alt: Annotated[str, StringConstraints(max_length=300)] = ""

    aliases: ClassVar[dict[str, str]] = {"updatedAt": "updated"}

    @model_validator(mode="before")
    @classmethod
    def published_is_not_draft(cls, values: Any) -> Any:
        if isinstance(values, dict) and values.get("published") in {"true", "false"}:
            if "draft" in values:
                raise ValueError("published and draft say the same; give one of the two")
            values = {**values, "draft": values["published"] == "false"}
        return values

    @model_validator(mode="after")
    def parts_fit(self) -> Self:
        if self.expires and self.expires <= self.date:
            raise ValueError("expires is not after date")
        if self.image and not self.image_alt:
            raise ValueError("an image needs image_alt, a text that says what it shows")
        return self

    def references(self) -> Iterator[Reference]:
        for slug in self.roles:
            yield Reference(("roles",), "role", slug)


def posts() -> "QuerySet[Any]":
    """All posts with author and `tag_list`: two queries. Taggit's own manager builds a query for every post."""
    return Post.objects.select_related("author").prefetch_related(Prefetch("tags", to_attr="tag_list"))


def post_record(post: Any) -> PostRecord:
    """From a post of `posts()`: no further query."""
    return PostRecord.model_validate(
        {
            "slug": post.slug,
            **{name: getattr(post, name) for name in COLUMNS},
            "author": post.author.name,
            "tags": sorted(tag.name for tag in post.tag_list),
        }
    )


def author_called(name: str) -> Author:
    """The author of this name; a new one gets a slug of its own, whatever script the name is in."""
    if author := Author.objects.filter(name=name).first():
        return author
    stem = slugify(name) or "author"
    taken = set(Author.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slugs = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return Author.objects.create(name=name, slug=next(slug for slug in slugs if slug not in taken))


def save_post(record: PostRecord, row: Post | None) -> Post:
    post = row or Post(slug=record.slug)
    for name in COLUMNS:
        setattr(post, name, getattr(record, name))
    post.author = author_called(record.author)
    post.save()
    return post


def post_addresses(record: PostRecord) -> Iterable[str]:
    if State.of(record, timezone.now()) is not State.PUBLISHED:
        return []
    return [f"/blog/{record.slug}/", *(f"/blog/tags/{tag}/" for tag in record.tags)]


def register_documents() -> None:
    register(
        Kind(
            name="post",
            location="posts/*.md",
            record=PostRecord,
            rows=posts,
            to_record=post_record,
            save=save_post,
            relate=lambda record, post: post.tags.set(record.tags),
            address=post_addresses,
            tags=lambda record: record.tags,
            names={"roles": "role"},
        )
    )
