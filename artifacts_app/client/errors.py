"""What can go wrong; `str(error)` is a sentence for a person."""


class ArtifactsError(Exception):
    pass


class Unreachable(ArtifactsError):
    """Nobody answers at the address, or something that is not Artifacts does."""


class Refused(ArtifactsError):
    """The installation said no."""

    def __init__(self, status: int, code: str, detail: str, retry_after: float | None) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code  # stable: "not_found", "too_many" …
        self.retry_after = retry_after  # seconds
