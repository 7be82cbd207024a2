from django.urls import path
from django.views.decorators.http import require_safe

from blog import views
from blog.feeds import PostFeed
from publishing.page_cache.address import public_page

app_name = "blog"

urlpatterns = [
    path("", views.post_list, name="posts"),
    path("feed/", public_page()(require_safe(PostFeed())), name="feed"),
    path("tags/<slug:tag>/", views.tag, name="tag"),
    path("<slug:slug>/", views.post, name="post"),
]
