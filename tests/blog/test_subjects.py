import pytest
from django.test import Client

from blog.subjects import subject
from tests.factories import make_post


@pytest.mark.parametrize(
    ("tag", "words"),
    [("machine-learning", "machine learning"), ("ai-safety", "AI safety"), ("2026", "2026"), ("llm", "LLM")],
)
def test_a_tag_is_read_as_words(tag: str, words: str) -> None:
    assert subject(tag) == words


@pytest.mark.django_db
def test_readers_see_subjects_in_words_wherever_a_post_is_tagged(client: Client) -> None:
    make_post("hello", "ai-safety machine-learning")
    for address in ("/blog/", "/blog/hello/"):
        page = client.get(address).content.decode()
        assert '<a rel="tag" href="/blog/tags/ai-safety/">AI safety</a>' in page
        assert '<a rel="tag" href="/blog/tags/machine-learning/">Machine learning</a>' in page
    page = client.get("/blog/tags/machine-learning/").content.decode()
    assert "<h1>Articles about machine learning</h1>" in page
    assert '<meta name="description" content="Plain articles about machine learning: Hello">' in page
