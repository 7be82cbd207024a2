"""One at a time for each page."""

import threading
from contextlib import suppress

from publishing.page_cache.flights import Flights


def test_who_comes_second_waits_for_the_first_and_for_nobody_elses_page() -> None:
    flights = Flights()
    order: list[str] = []
    is_waiting = threading.Event()

    def second() -> None:
        is_waiting.set()
        with flights.only_one("page"):
            order.append("second")

    thread = threading.Thread(target=second)
    with flights.only_one("page"):
        thread.start()
        assert is_waiting.wait(10)
        with flights.only_one("another page"):
            order.append("another")
        thread.join(0.05)
        order.append("first")
    thread.join(10)
    assert order == ["another", "first", "second"]


def test_a_failure_lets_the_next_one_in() -> None:
    flights = Flights()
    with suppress(ZeroDivisionError), flights.only_one("page"):
        _ = 1 / 0
    entered = threading.Event()

    def enter() -> None:
        with flights.only_one("page"):
            entered.set()

    threading.Thread(target=enter, daemon=True).start()
    assert entered.wait(10)


def test_pages_that_are_done_leave_nothing_behind() -> None:
    flights = Flights()
    for number in range(3):
        with flights.only_one(number):
            assert list(flights._under_way) == [number]
    assert not flights._under_way
