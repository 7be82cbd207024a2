"""Questions to the database for which nobody waits to the end."""

import threading
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from publishing.page_cache.asking import answer_within, answers_at_once


@pytest.fixture
def _slow() -> Iterator[None]:
    """As with a database whose driver cannot be told when to give up."""
    with patch("publishing.page_cache.asking.answers_at_once", return_value=False):
        yield


@pytest.mark.django_db
def test_sqlite_and_whoever_is_in_a_transaction_ask_for_themselves() -> None:
    assert answers_at_once()
    assert answer_within(0, threading.get_ident) == threading.get_ident()


@pytest.mark.usefixtures("_slow")
def test_other_questions_are_asked_in_a_thread_of_their_own() -> None:
    one, other = (answer_within(10, threading.get_ident) for _ in range(2))
    assert one == other != threading.get_ident()


@pytest.mark.usefixtures("_slow")
def test_whoever_has_waited_long_enough_is_told_and_the_next_is_answered() -> None:
    back = threading.Event()
    with pytest.raises(TimeoutError):
        answer_within(0.01, lambda: back.wait(10))
    back.set()
    assert answer_within(10, lambda: "an answer") == "an answer"


@pytest.mark.usefixtures("_slow")
def test_an_error_reaches_whoever_asked() -> None:
    def question() -> str:
        raise LookupError("no such row")

    with pytest.raises(LookupError, match="no such row"):
        answer_within(10, question)
