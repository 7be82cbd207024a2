"""System checks that say what an app has not told the ground."""

from unittest.mock import patch

from django.apps import apps

from guide.models import Page
from publishing.checks import apps_have_registered
from publishing.documents.kinds import kinds


def test_the_apps_of_the_guide_have_registered_all() -> None:
    assert apps_have_registered(None) == []


def test_tables_that_change_no_version_are_an_error_of_their_app() -> None:
    with patch("publishing.checks.published_tables", lambda: ["guide_page", "guide_term"]):
        errors = apps_have_registered(None)
    assert [(error.id, error.obj) for error in errors] == [
        ("publishing.E001", apps.get_app_config(label)) for label in ("careers", "blog")
    ]


def test_public_pages_make_an_app_tell_its_tables_even_without_documents() -> None:
    with (
        patch("publishing.checks.published_tables", list),
        patch("publishing.checks.Document", type("Nothing", (), {})),
    ):
        assert {error.id for error in apps_have_registered([apps.get_app_config("blog")])} == {"publishing.E001"}
        assert apps_have_registered([apps.get_app_config("auth")]) == []


def test_documents_of_no_kind_are_an_error_of_their_model() -> None:
    known = [kind for kind in kinds() if kind.model is not Page]
    with patch("publishing.checks.kinds", lambda: known):
        errors = apps_have_registered(None)
    assert [(error.id, error.obj) for error in errors] == [("publishing.E002", Page)]
