"""The audit log: shares made, changed and revoked, and what staff do."""

from contextvars import ContextVar

from artifacts_app.access import Viewer
from artifacts_app.models import AuditEntry

# Set for each request, so that a service need not be told what only the log wants to know.
address: ContextVar[str] = ContextVar("address", default="")


def record(viewer: Viewer, action: str, target: str, detail: str = "") -> None:
    """Call in the transaction of what is recorded: the one is not without the other."""
    AuditEntry.objects.create(
        actor=viewer.key,
        action=action,
        target=target[:120],
        detail=detail[:300],
        address=address.get(),
    )
