"""What the renderer found wrong with a version."""

from typing import cast

from artifacts_app.models import Version
from artifacts_app.rendering.pictures.look import Findings


def findings_of(version: Version) -> Findings | None:
    """As it is now in the database; None until the renderer has looked, or where none runs."""
    kept = Version.objects.filter(pk=version.pk).values_list("findings", flat=True).first()
    return cast("Findings | None", kept)
