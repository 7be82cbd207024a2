"""What schema.org is told of resources and programmes."""

import json
import re

import pytest
from django.test import Client

from careers.ways.learning import course, learning_resources
from tests.factories import make_programme, make_resource, make_skill
from tests.public_pages import page

pytestmark = pytest.mark.django_db


def test_a_resource_is_free_and_teaches_the_skill() -> None:
    resource = make_resource(make_skill(), title="The course", url="https://a.example/", hours=20, language="fr")
    [found] = learning_resources([resource], "Python")
    assert found["@type"] == "LearningResource"
    assert (found["name"], found["learningResourceType"], found["teaches"]) == ("The course", "tutorial", "Python")
    assert (found["timeRequired"], found["inLanguage"], found["isAccessibleForFree"]) == ("PT20H", "fr", True)
    resource.hours = None
    assert "timeRequired" not in learning_resources([resource], "Python")[0]


def test_a_course_is_the_publishers() -> None:
    programme = make_programme("seeds", url="https://school.example/seeds")
    programme.skills.add(make_skill())
    found = course(programme)
    assert (found["@type"], found["url"]) == ("Course", "https://school.example/seeds")
    assert found["provider"]["name"] == "AI Educademy"
    assert (found["educationalLevel"], found["teaches"]) == ("Beginner", ["Python"])


@pytest.mark.parametrize(
    ("address", "kind"), [("/skills/python/", "LearningResource"), ("/programmes/seeds/", "Course")]
)
def test_a_page_tells_it_in_a_script_that_no_browser_runs(client: Client, address: str, kind: str) -> None:
    make_skill()
    make_programme("seeds", title="Seeds </script>", url="https://school.example/seeds")
    texts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(client, address))
    assert [item["@type"] for text in texts for item in json.loads(text)] == [kind, "BreadcrumbList"]
