"""What all tests share."""

import pytest
import time_machine
from hypothesis import HealthCheck, settings

# No test depends on wall-clock time; a machine may be busy.
settings.register_profile("guide", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("guide")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--clock", metavar="DAY", help="run as if today were this day, such as 2031-06-01")


def pytest_configure(config: pytest.Config) -> None:
    """No test may fail by itself some day: `--clock` shows it, in this process and in xdist's workers."""
    if day := config.getoption("--clock"):
        time_machine.travel(f"{day}T12:00+00:00").start()
