"""The tests of a module are found by its name: those of careers/models/pay.py in tests/careers/models/test_pay.py."""

from pathlib import PurePath

from django.conf import settings

PACKAGES = ("publishing", "blog", "careers", "guide")
# Every test of a page goes through urls, and every test at all through apps and migrations.
LISTS = {"__init__.py", "apps.py", "urls.py"}
FOLDERS = {"migrations", "management"}
"""Commands are called by the tests of what they command."""
WITHOUT = {
    "guide/wsgi.py": "a process starts with it and does not go on without: tests/guide/test_start.py starts some",
    "publishing/models.py": "one name, for Django to find the model of page_cache/token.py",
}


def modules() -> set[str]:
    paths = (
        path.relative_to(settings.BASE_DIR) for name in PACKAGES for path in (settings.BASE_DIR / name).rglob("*.py")
    )
    return {path.as_posix() for path in paths if path.name not in LISTS and not FOLDERS & set(path.parts)}


def has_tests(module: str) -> bool:
    path = PurePath(module)
    file = settings.BASE_DIR / "tests" / path.parent / f"test_{path.name}"
    return file.exists() and "def test_" in file.read_text()


def test_every_module_has_its_tests_where_its_name_says() -> None:
    assert {module for module in modules() if not has_tests(module)} == set(WITHOUT)
