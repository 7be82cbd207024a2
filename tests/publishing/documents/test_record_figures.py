from typing import Any

import pytest

from publishing.documents import references
from publishing.documents.kinds import kinds
from publishing.documents.record_figures import inline_texts, missing_figures

PAGE = {"slug": "about", "title": "About", "description": "What this is."}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(references._resolvers, "known", lambda: "seven")


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ({"description": "It is [[known]].", "body": "And [[known]]."}, []),
        ({"description": "It is [[nothing]]."}, [(("description",), "[[nothing]]")]),
        ({"body": "## One\n\nIt is [[nothing]] and `[[nothing]]`."}, [(("body",), "[[nothing]]")]),
        ({"title": "The [[known]]"}, [(("title",), "[[known]]")]),
    ],
)
def test_a_reference_without_a_figure_or_out_of_place_is_found(values: dict[str, Any], places: list[Any]) -> None:
    kind = next(kind for kind in kinds() if kind.name == "page")
    record = kind.record.model_validate({**PAGE, **values})
    assert [(location, reference) for location, reference, _ in missing_figures(kind, record)] == places


def test_a_reference_in_inline_markdown_is_a_figure_outside_of_code() -> None:
    kind = next(kind for kind in kinds() if kind.name == "role")
    texts = ["It is [[known]].", "`[[nothing]]`", "*[[nothing]]*"]
    statements = [{"topic": "hours", "text": text} for text in texts]
    record = kind.record.model_validate({**PAGE, "order": 1, "statements": statements})
    found = [(location, reference) for location, reference, _ in missing_figures(kind, record)]
    assert found == [(("statements", 2, "text"), "[[nothing]]")]
    assert [html for _, html in inline_texts(kind, record)][2] == "<em>[[nothing]]</em>"
