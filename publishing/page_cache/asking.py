"""Questions to the database for which nobody waits to the end: a driver cannot be told when to give up.

They are asked in a thread of their own, over its own connection. It begins with the first question, so after gunicorn
has forked its workers.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

T = TypeVar("T")

_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")


def answers_at_once() -> bool:
    """SQLite answers or fails by itself. And what a transaction has written only its own connection sees."""
    return connection.vendor == "sqlite" or connection.in_atomic_block


def ask(question: Callable[[], T]) -> "Future[T]":
    """The answer to come, after those to earlier questions. Whoever stops waiting may cancel it."""
    return _thread.submit(asked, question)


def asked(question: Callable[[], T]) -> T:
    """The answer. As after a request, the connection is closed if it broke, and checked before it is used again."""
    try:
        return question()
    finally:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


def answer_within(seconds: float, question: Callable[[], T]) -> T:
    """Raises TimeoutError."""
    if answers_at_once():
        return asked(question)
    answer = ask(question)
    try:
        return answer.result(seconds)
    finally:
        answer.cancel()
