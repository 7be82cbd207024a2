"""Posts that are near a set of tags."""

from fractions import Fraction

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from taggit.models import TaggedItem

from blog.models import Post


def related_posts(tags: list[int], exclude: int | None = None, limit: int = 3) -> list[Post]:
    """Published posts that share tags, nearest first, then newest: four queries.

    A shared tag weighs one over the number of published posts that carry it, so a rare tag says more than a
    common one. `tags` are primary keys of tags, `exclude` that of a post.
    """
    items = TaggedItem.objects.filter(
        content_type=ContentType.objects.get_for_model(Post),
        tag_id__in=tags,
        object_id__in=Post.objects.published().values("pk"),
    )
    uses = dict(items.values_list("tag_id").annotate(Count("pk")))
    shared: dict[int, Fraction] = {}
    for post_id, tag_id in items.values_list("object_id", "tag_id"):
        if post_id != exclude:
            shared[post_id] = shared.get(post_id, Fraction(0)) + Fraction(1, uses[tag_id])
    newest_first = Post.objects.filter(pk__in=shared).values_list("pk", flat=True)
    nearest = sorted(newest_first, key=lambda pk: -shared[pk])[:limit]
    posts = Post.objects.for_lists().in_bulk(nearest)
    return [posts[pk] for pk in nearest]
