"""What can go wrong in an engine. `code` is the `code` of the `failed` event that a viewer sees."""


class EngineError(Exception):
    """Base of all engine failures; `str(error)` is a sentence for the person who waits."""

    code = "engine_error"
    retryable = False


class EngineUnavailable(EngineError):
    """The engine is dead, still loading, or cannot be reached: try again later."""

    code = "engine_unavailable"
    retryable = True


class EngineMisconfigured(EngineUnavailable):
    """It will not start with these settings, however often it is tried."""

    code = "engine_misconfigured"
    retryable = False


class EngineTimeout(EngineError):
    """No token arrived within the allowed time."""

    code = "engine_timeout"
    retryable = True


class RequestRefused(EngineError):
    """The engine is well but will not answer this request."""

    code = "request_refused"


class ContextTooLong(RequestRefused):
    """The conversation does not fit into the model's context."""

    code = "context_too_long"


class EngineDied(EngineUnavailable):
    """The engine will not come back in this process; another process can go on."""

    code = "engine_died"


KINDS = (
    EngineError,
    EngineUnavailable,
    EngineMisconfigured,
    EngineDied,
    EngineTimeout,
    RequestRefused,
    ContextTooLong,
)


def error_of(code: str, message: str) -> EngineError:
    """The error again, in another process."""
    return next((kind for kind in KINDS if kind.code == code), EngineError)(message)
