"""Public pages of the blog. A draft, a future post and an expired one do not exist for any of them."""

from collections.abc import Sequence

from django.conf import settings
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from taggit.models import Tag

from blog.models import Post
from blog.published import published_posts, tags_in_use
from blog.related import related_posts
from blog.structured_data import structured_post
from publishing.page_cache.address import public_page
from publishing.page_cache.paging import page_of
from publishing.structured_data import script

# Characters of titles; search engines show some 160 altogether.
LONGEST_DESCRIPTION = 120


def page_of_posts(places: Sequence[int], request: HttpRequest) -> "Page[Post]":
    """Posts by their places among the published. One query; a deep page costs no more than the first."""
    page = page_of(places, settings.POSTS_PER_PAGE, request)
    keys = published_posts().keys
    page.object_list = Post.objects.in_order(keys[place] for place in page.object_list)
    return page


def titles(page: "Page[Post]") -> str:
    """Of the posts on the page, as many as a description has room for, so that no two pages have the same."""
    first, *others = [post.title for post in page.object_list] or [""]
    text = first
    for title in others:
        if len(text) + len(title) > LONGEST_DESCRIPTION:
            break
        text = f"{text} · {title}"
    return text


@public_page("page")
@require_safe
def post_list(request: HttpRequest) -> HttpResponse:
    page = page_of_posts(range(len(published_posts().keys)), request)
    return render(request, "blog/post_list.html", {"page": page, "titles": titles(page), "tags": tags_in_use()})


@public_page("page")
@require_safe
def tag(request: HttpRequest, tag: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=tag)
    places = published_posts().tagged.get(found.pk)
    if not places:
        raise Http404(_("No post has this tag."))
    page = page_of_posts(places, request)
    return render(request, "blog/tag.html", {"tag": found, "page": page, "titles": titles(page)})


@public_page()
@require_safe
def post(request: HttpRequest, slug: str) -> HttpResponse:
    published = Post.objects.published()
    post = get_object_or_404(published.with_byline(), slug=slug)
    context = {
        "post": post,
        "newer": published.newer_than(post),
        "older": published.older_than(post),
        "related": related_posts([tag.pk for tag in post.tags.all()], exclude=post.pk),
        "structured": script([structured_post(post)]),
        "share_links": post.share_links(settings.SITE_URL),
    }
    return render(request, "blog/post.html", context)
