"""Makes the content in the database grow by copies of it: python -m bench.rows ROLES POSTS."""

import os
import sys
from datetime import timedelta

import django


def main(roles: int, posts: int) -> None:
    from django.contrib.contenttypes.models import ContentType
    from taggit.models import TaggedItem

    from blog.models import Post
    from careers.models import Role

    role, post = Role.objects.all()[0], Post.objects.published()[0]
    fields = [field.attname for field in Role._meta.concrete_fields if field.name not in {"id", "slug"}]
    # A map of 500 roles has 500 places to draw; what is measured here is what need not grow.
    same = {name: getattr(role, name) for name in fields} | {"map_systems": None, "map_building": None}
    Role.objects.bulk_create(Role(**same, slug=f"copy-{number}") for number in range(roles))
    fields = [field.attname for field in Post._meta.concrete_fields if field.name not in {"id", "slug", "date"}]
    same = {name: getattr(post, name) for name in fields}
    copies = (
        Post(**same, slug=f"copy-{number}", date=post.date - timedelta(hours=number + 1)) for number in range(posts)
    )
    made = Post.objects.bulk_create(copies, batch_size=500)
    kind = ContentType.objects.get_for_model(Post)
    tags = list(post.tags.all())
    TaggedItem.objects.bulk_create(
        (TaggedItem(tag=tag, content_type=kind, object_id=row.pk) for row in made for tag in tags), batch_size=500
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))
