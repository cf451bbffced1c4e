"""The pictures of versions: taken, kept, and thrown away."""

import logging
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from artifacts_app.models import Artifact, Picture, PictureKind, ShareLink, Version
from artifacts_app.rendering.carried_files import carrying
from artifacts_app.rendering.pictures.look import Look
from artifacts_app.rendering.pictures.photographer import photograph
from inference.artifact_format.page import page_of

logger = logging.getLogger(__name__)

LARGE = (PictureKind.CARD, PictureKind.PAGE, PictureKind.FILM)
MOST_MISSING = 200  # versions that a renderer takes up when it starts


def take(version_id: int, chromium: str) -> None:
    """Take the pictures of a version, unless it has gone. Raises CannotStart."""
    version = Version.objects.select_related("artifact").filter(pk=version_id).first()
    if version is None:
        return
    look = photograph(page_with_data(version), chromium)
    keep(version, look)
    findings = look.findings
    logger.info(
        "version %s: %d pictures, %d errors%s%s",
        version, len(look.pictures), len(look.errors),
        ", empty" * findings["empty"], ", frozen" * findings["frozen"],
    )  # fmt: skip


def page_with_data(version: Version) -> str:
    return carrying(page_of(version.file_texts()), version.artifact.data_files.all())


def keep(version: Version, look: Look) -> None:
    with transaction.atomic():
        if not Version.objects.select_for_update().filter(pk=version.pk).exists():
            return
        Version.objects.filter(pk=version.pk).update(findings=look.findings)
        for kind, content in look.pictures.items():
            Picture.objects.update_or_create(
                version=version, kind=kind, defaults={"content": content}
            )
    forget_large(version.artifact_id)


def forget_large(artifact_id: UUID) -> None:
    """Throw away what only the newest version and one that a link shows can be asked for."""
    artifact = Artifact.objects.filter(pk=artifact_id).first()
    if artifact is None:
        return
    shared = ShareLink.objects.filter(version=OuterRef("version"))
    Picture.objects.filter(~Exists(shared), version__artifact=artifact, kind__in=LARGE).exclude(
        version=artifact.head_id
    ).delete()


def picture(version: Version, kind: str) -> Picture | None:
    return Picture.objects.filter(version=version, kind=kind).first()


def has_picture(version: Version, kind: str) -> bool:
    return Picture.objects.filter(version=version, kind=kind).exists()


def missing() -> list[int]:
    """The newest versions of artifacts that nobody has looked at: made while no renderer ran."""
    heads = Version.objects.filter(pk__in=Artifact.objects.values("head"), findings__isnull=True)
    return list(heads.order_by("-created").values_list("pk", flat=True)[:MOST_MISSING])
