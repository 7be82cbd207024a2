from typing import Any

from django import forms, urls
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from taggit.admin import TagAdmin as TaggitTagAdmin
from taggit.models import Tag

from blog.models import Author, Post
from blog.related import related_posts
from blog.states import State
from publishing.documents.links import is_static_file
from publishing.editing.options import DocumentAdmin, EditorAdmin
from publishing.editing.tags import TaggedForm, check_spellings, check_tag, tags_in_use


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset.filter(State(value).condition(timezone.now())) if value in State.values else queryset


class TagFilter(admin.SimpleListFilter):
    title = _("tag")
    parameter_name = "tag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(tag.slug, tag.name) for tag in Post.objects.all().tags()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(tags__slug=self.value()) if self.value() else queryset


class PostForm(TaggedForm):
    def clean_image(self) -> str:
        image: str = self.cleaned_data["image"]
        if image and not image.startswith("/static/"):
            raise ValidationError(_("An image is a file in static/, given as /static/…"))
        if image and not is_static_file(image):
            raise ValidationError(_("There is no such file in static/."))
        return image


@admin.register(Post)
class PostAdmin(DocumentAdmin):
    form: "type[forms.ModelForm[Any]]" = PostForm
    list_display = ["title", "state", "date", "updated", "author"]
    list_filter = [StateFilter, "author", TagFilter]
    list_select_related = ["author"]
    search_fields = ["title", "slug", "description", "body"]
    date_hierarchy = "date"
    autocomplete_fields = ["author"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "description", "author", "tags", "roles", "file_state"]}),
        (
            _("When it is public"),
            {
                "fields": ["draft", ("date", "expires"), "updated"],
                "description": _(
                    "A post is public from its date until it is hidden, unless it is a draft. All times are UTC. "
                    "“Updated on” is shown to readers; set it when the substance changes."
                ),
            },
        ),
        (_("Text"), {"fields": ["body"]}),
        (_("Image"), {"classes": ["collapse"], "fields": ["image", "image_alt"]}),
    ]

    @admin.display(description=_("state"))
    def state(self, post: Post) -> str:
        state = State.of(post, timezone.now())
        return format_html('<span class="state state-{}">{}</span>', state.value, state.label)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new post is a draft, dated now."""
        now = timezone.now().replace(second=0, microsecond=0)
        return {"draft": True, "date": now, **super().get_changeform_initial_data(request)}

    def view_on_site(self, obj: Any) -> str | None:  # type: ignore[override]  # django-stubs know the boolean alone
        return super().view_on_site(obj) if obj.is_public else None

    # --- preview of a post that is not public ------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.post_view))
        return [urls.path("<int:pk>/preview/", view, name="blog_post_preview"), *super().get_urls()]

    def post_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The saved post in the site's own template, as it will be."""
        post = Post.objects.select_related("author").filter(pk=pk).first()
        if not self.has_view_permission(request, post):
            raise PermissionDenied
        if post is None:
            raise Http404
        related = related_posts([tag.pk for tag in post.tags.all()], exclude=post.pk)
        response = render(request, "blog/post.html", {"post": post, "related": related, "is_preview": True})
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response


@admin.register(Author)
class AuthorAdmin(EditorAdmin):
    list_display = ["name", "slug", "posts"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number_of_posts=Count("posts"))

    @admin.display(description=_("posts"), ordering="number_of_posts")
    def posts(self, author: Any) -> int:
        return int(author.number_of_posts)


# --- tags ----------------------------------------------------------------------------------------------------


class TagForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for mypy alone
    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        check_tag(name)
        check_spellings([name], tags_in_use() - {self.instance.name})
        if Tag.objects.filter(slug=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is such a tag already."))
        return name


# Importing taggit's admin has registered its own, which lists every tagged object on a tag's page.
if isinstance(admin.site.get_model_admin(Tag), TaggitTagAdmin):
    admin.site.unregister(Tag)


@admin.register(Tag)
class TagAdmin(EditorAdmin):
    form = TagForm
    fields = ["name"]
    list_display = ["name", "uses"]
    search_fields = ["name"]
    ordering = ["name"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number_of_uses=Count("taggit_taggeditem_items"))

    @admin.display(description=_("uses"), ordering="number_of_uses")
    def uses(self, tag: Any) -> int:
        return int(tag.number_of_uses)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.slug = obj.name  # a tag's name is its address
        super().save_model(request, obj, form, change)
