"""Fields of forms: what they make of what a browser sends."""

import pytest
from django.test import Client

from guide.models import Page
from tests.admin_pages import read_form, submit


@pytest.mark.django_db
def test_code_at_the_start_stays_code(admin_client: Client) -> None:
    url = "/admin/guide/page/add/"
    data = read_form(admin_client, url)
    data |= {"title": "Code", "slug": "code", "description": "Code.", "body": "    print(1)\r\n"}
    assert submit(admin_client, url, data) == []
    assert "<pre" in Page.objects.get(slug="code").body_html
