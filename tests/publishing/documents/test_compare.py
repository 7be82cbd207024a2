import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.documents.compare import State, compare


@pytest.mark.parametrize(
    ("file", "row", "base", "expected"),
    [
        ("a", "a", "a", State.UNCHANGED),
        ("b", "a", "a", State.UPDATED),
        ("a", "b", "a", State.EDITED),
        ("b", "b", "a", State.AGREED),
        ("b", "c", "a", State.CONFLICT),
        (None, "a", "a", State.GONE),
        (None, "b", "a", State.GONE_EDITED),
        ("a", None, None, State.CREATED),
        (None, "a", "", State.ROW_ONLY),
        ("a", "a", "", State.AGREED),
        ("a", "b", "", State.CONFLICT),
    ],
)
def test_the_table_of_the_contract(file: str | None, row: str | None, base: str | None, expected: State) -> None:
    assert compare(file, row, base) is expected


digest = st.sampled_from(["a", "b", "c"])


@given(st.none() | digest, digest, digest | st.just(""))
def test_a_row_edited_since_the_last_load_is_never_overwritten(file: str | None, row: str, base: str) -> None:
    if row != base:
        assert compare(file, row, base) is not State.UPDATED
