"""What all tests share."""

from hypothesis import HealthCheck, settings

# No test depends on wall-clock time; a machine may be busy.
settings.register_profile("guide", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("guide")
