"""Style sheets on their way to visitors."""

from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from guide.static_files import squeezed

STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "guide.static_files.StaticFiles"}}


@pytest.mark.parametrize(
    ("css", "less"),
    [
        ("/* Ours's */\na,\nb  > c {\n  color: red;\n}\n", "a,b > c{color: red;}"),
        ('a::after { content: " § " / ""; }', 'a::after{content: " § " / "";}'),
        ("a { background: url('a  b.png') }", "a{background: url('a  b.png')}"),
        ("a { inline-size: calc(100%  -  8px) }", "a{inline-size: calc(100% - 8px)}"),
        ('a { content: "/* no comment */" }', 'a{content: "/* no comment */"}'),
        ("@media (min-width: 1rem) and (x) { a :b { c: d } }", "@media (min-width: 1rem) and (x){a :b{c: d}}"),
    ],
)
def test_comments_and_white_space_go_and_what_means_something_stays(css: str, less: str) -> None:
    assert squeezed(css) == less
    assert squeezed(less) == less


def test_our_style_sheets_are_squeezed_under_their_hashed_names_and_in_every_encoding(tmp_path: Path) -> None:
    with override_settings(STORAGES=STORAGES, STATIC_ROOT=tmp_path):
        call_command("collectstatic", "--ignore=admin*", interactive=False, verbosity=0)
        name = staticfiles_storage.url("css/guide.css").removeprefix(settings.STATIC_URL)
    expected = squeezed((settings.BASE_DIR / "static/css/guide.css").read_text()).encode()
    assert name != "css/guide.css"
    for path in (tmp_path / "css/guide.css", tmp_path / name):
        assert path.read_bytes() == expected
    assert brotli.decompress((tmp_path / f"{name}.br").read_bytes()) == expected
