"""What every page of the application is rendered with."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from redis.exceptions import RedisError

from artifacts_app.events.connection import connect
from artifacts_app.generation.engine_state import EngineState, best, ready
from artifacts_app.rendering.pictures import asking
from artifacts_app.services.model_choices import ModelChoice, choices


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "model": engine_state(),
        "models": _to_choose_from(),
        "has_pictures": asking.are_on(),
        "accounts": settings.ARTIFACTS_ACCOUNTS,
        "sends_email": settings.EMAIL_URL is not None,
        "limits": {"prompt_characters": settings.MAX_PROMPT_CHARACTERS},
    }


def _to_choose_from() -> list[ModelChoice]:
    """Empty where there is nothing to choose."""
    running = running_models()
    return choices(running) if len(running) > 1 else []


def running_models() -> list[EngineState]:
    """One state of each model that can answer now."""
    try:
        return ready(connect())
    except RedisError:
        return []


def engine_state() -> EngineState:
    try:
        return best(connect())
    except RedisError:
        return EngineState("", is_demo=False, ready=False, detail="The queue cannot be reached.")
