"""What a person can be told no for. Each becomes one `application/problem+json` answer."""


class ServiceError(Exception):
    """`str(error)` is a sentence for the person; `code` is stable, for programs."""

    status = 400
    code = "bad_request"
    retry_after: int | None = None  # seconds
    limit: str | None = None  # the name of the limit that was reached

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Invalid(ServiceError):
    status = 422
    code = "invalid"


class Unauthorized(ServiceError):
    status = 401
    code = "unauthorized"


class Forbidden(ServiceError):
    status = 403
    code = "forbidden"


class NotFound(ServiceError):
    status = 404
    code = "not_found"


class Conflict(ServiceError):
    status = 409
    code = "conflict"


class TooLarge(ServiceError):
    status = 413
    code = "too_large"


class TooMany(ServiceError):
    status = 429
    code = "too_many"

    def __init__(self, message: str, retry_after: int, limit: str | None = None) -> None:
        super().__init__(message)
        self.retry_after, self.limit = retry_after, limit


class Unavailable(ServiceError):
    status = 503
    code = "unavailable"
    retry_after = 10


class Busy(TooMany):
    """Not this person's fault: everybody is told to come back later."""

    status = 503
    code = "busy"
