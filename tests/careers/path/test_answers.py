import re

import pytest
from django.http import QueryDict

from careers.path.answers import URL, answer_list
from careers.path.walk import Walk

pytestmark = pytest.mark.usefixtures("questions")


def test_every_step_is_listed_with_its_answer_and_a_link_that_changes_it() -> None:
    found = answer_list(Walk(QueryDict("code=yes&background=analyst")))
    assert re.findall(r'data-question="([^"]*)"', found) == ["code", "people", "pace", "background"]
    assert re.findall(r'class="given">(.*?)</span>', found) == [
        "Yes",
        "<em>skipped</em>",
        "<em>skipped</em>",
        "Analyst",
    ]
    assert 'href="/choose-your-path/?code=yes&amp;background=analyst&amp;at=people&amp;to=result">Answer' in found
    assert URL not in found
