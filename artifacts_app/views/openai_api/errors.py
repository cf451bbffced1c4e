"""Errors in the shape that OpenAI's clients read."""

from django.http import JsonResponse

from artifacts_app.services.errors import ServiceError


class Refused(Exception):
    def __init__(
        self,
        status: int,
        message: str,
        code: str,
        param: str | None = None,
        wait: int | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.param, self.wait = status, code, param, wait

    def answer(self) -> JsonResponse:
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        error = {"message": str(self), "type": kind, "param": self.param, "code": self.code}
        response = JsonResponse({"error": error}, status=self.status)
        if self.wait is not None:
            response["Retry-After"] = str(self.wait)
        return response


def refused_by(error: ServiceError) -> Refused:
    return Refused(error.status, str(error), error.code, error.field, error.retry_after)
