import json
import re
from html import unescape

import pytest
from django.test import Client

from tests.factories import LONG_AGO, make_post

pytestmark = pytest.mark.django_db


def test_a_post_says_what_it_is_and_where_it_stands(client: Client) -> None:
    post = make_post("hello", title="</script> & more", date=LONG_AGO)
    page = client.get("/blog/hello/").content.decode()
    texts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    (article,), (way,) = map(json.loads, texts)
    assert article["@type"] == "BlogPosting"
    assert article["headline"] == "</script> & more"
    assert article["datePublished"] == article["dateModified"] == LONG_AGO.isoformat()
    assert article["author"] == post.author.name
    assert article["url"] == "http://127.0.0.1:8000/blog/hello/"
    assert [item["name"] for item in way["itemListElement"]] == ["Home", "Blog", unescape("</script> & more")]
