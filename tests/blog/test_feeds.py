import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.models import Author, Post
from tests.factories import make_post

ATOM = "{http://www.w3.org/2005/Atom}"
POST = "http://127.0.0.1:8000/blog/post/"
# What a database takes: PostgreSQL no NUL, neither of them half a surrogate pair.
HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_characters="\0"),
        st.sampled_from("\x01\x0b\x1b\x7f\x85\ufdd0\ufffe\uffff\U0001ffff<>&\"']"),
    ),
    max_size=40,
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=HOSTILE, description=HOSTILE, body=HOSTILE, author=HOSTILE, tag=HOSTILE)
@pytest.mark.django_db
def test_the_feed_is_well_formed_whatever_a_row_holds(
    client: Client, title: str, description: str, body: str, author: str, tag: str
) -> None:
    """Rows that were written past every form."""
    post = Post.objects.first() or make_post("post")
    post.body = body
    post.save()
    Post.objects.update(title=title, description=description)
    Author.objects.update(name=author)
    post.tags.all().update(name=tag)
    feed = ElementTree.fromstring(client.get("/blog/feed/").content)  # noqa: S314  # our own
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


@pytest.mark.django_db
def test_what_cannot_be_shown_is_left_out_and_the_rest_stays(client: Client) -> None:
    make_post("post", title="One\uffff two", body="Three\x01 four")
    feed = client.get("/blog/feed/").content.decode()
    assert "One two" in feed
    assert "Three four" in feed


@pytest.mark.django_db
def test_the_feed_is_atom_with_full_texts_on_the_sites_own_address(client: Client) -> None:
    make_post("post", body="## One\n\nThe whole text.")
    response = client.get("/blog/feed/")
    feed = response.content.decode()
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "http://127.0.0.1:8000/blog/post/" in feed
    assert "The whole text." in feed
    assert "testserver" not in feed


@pytest.mark.django_db
def test_an_entry_has_a_short_summary_and_its_text_with_addresses_that_lead_somewhere_anywhere(client: Client) -> None:
    make_post(
        "post",
        description="In short.",
        body="## One\n\n[Home](/), [below](#one), [there](https://x.example/#a) [^1]\n\n[^1]: Note.",
    )
    feed = ElementTree.fromstring(client.get("/blog/feed/").content)  # noqa: S314  # our own
    [entry] = feed.findall(f"{ATOM}entry")
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.attrib == {"type": "html", "{http://www.w3.org/XML/1998/namespace}base": POST}
    assert set(re.findall(r'href="([^"]*)"', content.text or "")) == {
        "http://127.0.0.1:8000/",
        f"{POST}#one",
        "https://x.example/#a",
        f"{POST}#fn:1",
        f"{POST}#fnref:1",
    }
    assert entry.findtext(f"{ATOM}summary") == "In short."


@pytest.mark.django_db
def test_the_feed_says_whose_it_is(client: Client) -> None:
    make_post("post")
    feed = ElementTree.fromstring(client.get("/blog/feed/").content)  # noqa: S314  # our own
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "AI Career Guide"
    assert feed.findtext(f"{ATOM}rights") == "The texts are under the MIT licence."
    assert feed.findtext(f"{ATOM}logo") == "http://127.0.0.1:8000/static/cards/home.png"
    assert (feed.findtext(f"{ATOM}icon") or "").startswith("http://127.0.0.1:8000/static/icon-192.png")
