"""Public pages of the blog. A draft, a future post and an expired one do not exist for any of them."""

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from taggit.models import Tag

from blog.models import Post, PostQuerySet
from blog.related import related_posts


def page_of(posts: PostQuerySet, number: str) -> "Page[Post]":
    """Raises Http404 for a page that does not exist, and for a number that is none."""
    try:
        return Paginator(posts, settings.POSTS_PER_PAGE).page(number)
    except InvalidPage:
        raise Http404(_("There is no such page of posts.")) from None


@require_safe
def post_list(request: HttpRequest) -> HttpResponse:
    page = page_of(Post.objects.published().for_lists(), request.GET.get("page", "1"))
    return render(request, "blog/post_list.html", {"page": page, "tags": Post.objects.published().tags()})


@require_safe
def tag(request: HttpRequest, tag: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=tag)
    posts = Post.objects.published().filter(tags=found)
    page = page_of(posts.for_lists(), request.GET.get("page", "1"))
    if not page.object_list:
        raise Http404(_("No post has this tag."))
    return render(request, "blog/tag.html", {"tag": found, "page": page})


@require_safe
def post(request: HttpRequest, slug: str) -> HttpResponse:
    published = Post.objects.published()
    post = get_object_or_404(published.with_byline(), slug=slug)
    context = {
        "post": post,
        "newer": published.newer_than(post),
        "older": published.older_than(post),
        "related": related_posts([tag.pk for tag in post.tags.all()], exclude=post.pk),
        "share_links": post.share_links(settings.SITE_URL),
    }
    return render(request, "blog/post.html", context)
