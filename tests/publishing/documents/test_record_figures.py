from typing import Any

import pytest

from publishing.documents import references
from publishing.documents.kinds import kinds
from publishing.documents.record_figures import missing_figures

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
