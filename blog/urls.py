from django.urls import path

from blog import views
from blog.feeds import PostFeed

app_name = "blog"

urlpatterns = [
    path("", views.post_list, name="posts"),
    path("feed/", PostFeed(), name="feed"),
    path("tags/<slug:tag>/", views.tag, name="tag"),
    path("<slug:slug>/", views.post, name="post"),
]
