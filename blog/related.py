"""Posts that are near a set of tags."""

from collections import Counter

from blog.models import Post
from blog.published import published_posts

# Of each tag, the newest posts alone are looked at, so that a tag with thousands of them costs no more.
LOOKED_AT = 100
# What all posts of a tag weigh together.
WEIGHT = 10**12


def related_posts(tags: list[int], exclude: int | None = None, limit: int = 3) -> list[Post]:
    """Published posts that share tags, nearest first, then newest: one query.

    A shared tag weighs one over the number of published posts that carry it, so a rare tag says more than a
    common one. `tags` are primary keys of tags, `exclude` that of a post.
    """
    published = published_posts()
    shared: Counter[int] = Counter()
    for tag in tags:
        places = published.tagged.get(tag, ())
        for place in places[:LOOKED_AT]:
            shared[place] += WEIGHT // len(places)
    nearest = sorted(shared, key=lambda place: (-shared[place], place))
    keys = [key for place in nearest[: limit + 1] if (key := published.keys[place]) != exclude]
    return Post.objects.in_order(keys[:limit])
