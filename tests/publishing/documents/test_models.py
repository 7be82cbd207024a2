"""What every document's row does when it is saved."""

import pytest

from guide.models import Page
from publishing.documents.markdown_limits import MarkdownError
from tests.factories import make_post


@pytest.mark.django_db
def test_a_text_that_cannot_be_rendered_is_not_saved() -> None:
    with pytest.raises(MarkdownError):
        Page(slug="a", title="A", description="A.", body="*" * 1_000_000).save()
    assert not Page.objects.exists()


@pytest.mark.django_db
def test_html_and_headings_follow_from_the_text() -> None:
    post = make_post("post", body="## One\n\nTwo words.")
    post.refresh_from_db()
    assert 'id="one"' in post.html
    assert [heading.title for heading in post.headings] == ["One"]
