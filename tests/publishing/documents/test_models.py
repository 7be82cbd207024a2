"""What every document's row refuses."""

import pytest
from django.core.exceptions import ValidationError

from blog.models import Post
from guide.models import Page
from tests.factories import LONG_AGO


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["title", "description", "body", "image_alt"])
def test_a_row_with_one_is_not_valid(field: str) -> None:
    post = Post(slug="a", title="A", description="A.", date=LONG_AGO)
    setattr(post, field, "a\uffff")
    with pytest.raises(ValidationError) as caught:
        post.full_clean()
    assert "U+FFFF" in str(caught.value.message_dict[field])


@pytest.mark.django_db
def test_a_page_too() -> None:
    with pytest.raises(ValidationError, match=r"U\+0001"):
        Page(slug="a", title="A\x01", description="A.").full_clean()
