"""Which posts are public, and under which tags: read once for each content version, however many there are."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from taggit.models import Tag

from blog.models import Post
from publishing.page_cache.version import once_per_version


@dataclass(frozen=True)
class Published:
    keys: Sequence[int]
    """Primary keys of all public posts, newest first."""
    tagged: dict[int, Sequence[int]]
    """For each tag's primary key, the places in `keys` of the posts that carry it: newest first, too."""


@once_per_version
def published_posts() -> Published:
    """One query over all public posts; 8 bytes a post and as many a tag of it are kept."""
    keys = array("q")
    tagged: dict[int, array[int]] = {}
    for key, tag in Post.objects.published().values_list("pk", "tags").iterator(chunk_size=2000):
        if not keys or keys[-1] != key:
            keys.append(key)
        if tag is not None:
            tagged.setdefault(tag, array("q")).append(len(keys) - 1)
    return Published(keys, dict(tagged))


@once_per_version
def tags_in_use() -> list[Tag]:
    """Tags of public posts with `uses`, the number of those, most used first. One query beyond `published_posts`."""
    tagged = published_posts().tagged
    tags = list(Tag.objects.filter(pk__in=tagged))
    for tag in tags:
        tag.uses = len(tagged[tag.pk])
    return sorted(tags, key=lambda tag: (-tag.uses, tag.name))
