"""Pages of the questionnaire as a visitor without JavaScript sees them."""

import re
from html import unescape

from django.test import Client

from careers.models import Questionnaire
from careers.path.rows import load_questionnaire


def text(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return unescape(re.sub(r"\s+", " ", response.content.decode()))


def version() -> str:
    row = Questionnaire.objects.with_questions().get()
    return load_questionnaire(row).version
