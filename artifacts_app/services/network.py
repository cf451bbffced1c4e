"""Whether a page may use the internet: no, unless its owner and the operator both say so."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from artifacts_app.access import Viewer, owned_artifacts
from artifacts_app.models import Artifact
from artifacts_app.services import audit
from artifacts_app.services.artifacts import find
from artifacts_app.services.errors import Forbidden


def is_online(artifact: Artifact) -> bool:
    return bool(settings.ALLOW_NETWORK and artifact.online)


def set_online(viewer: Viewer, artifact_id: UUID, online: bool) -> None:
    """Raises Forbidden where the operator allows it to nobody."""
    artifact = find(viewer, artifact_id)
    if online and not settings.ALLOW_NETWORK:
        raise Forbidden(_("Pages may not use the internet on this server."))
    with transaction.atomic():
        owned_artifacts(viewer).filter(pk=artifact.pk).update(online=online)
        audit.record(viewer, "network.allowed" if online else "network.denied", str(artifact.pk))
