"""What compose.yaml promises of every container. Docker itself is tried in CI."""

from typing import Any

import pytest
import yaml
from django.conf import settings

SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((settings.BASE_DIR / "compose.yaml").read_text())["services"]


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_can_change_and_gain_nothing(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert set(service.get("cap_add", [])) <= {"CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"}


def test_the_guide_uses_the_redis_and_starts_without_it() -> None:
    guide = SERVICES["guide"]
    assert guide["environment"]["CACHE_URL"] == "redis://cache:6379/0"
    assert guide["depends_on"]["cache"] == {"condition": "service_started", "required": False}
    command = " ".join(SERVICES["cache"]["command"])
    assert "--maxmemory 64mb --maxmemory-policy allkeys-lru --save" in command
    assert "ports" not in SERVICES["cache"]
    assert "ports" not in SERVICES["database"]
