"""From a visitor to a person."""

from collections.abc import Iterator
from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet

from artifacts_app.access import NOBODY, Viewer

OWNER_FIELDS = {"user", "visitor"}


def owned_models() -> Iterator[type[models.Model]]:
    """All that belong to a user or a visitor: a new one cannot be forgotten here."""
    for model in apps.get_app_config("artifacts_app").get_models():
        fields = model._meta.get_fields()  # noqa: SLF001
        if {field.name for field in fields} >= OWNER_FIELDS:
            yield model


def owned_rows(viewer: Viewer) -> Iterator[QuerySet[models.Model]]:
    """All rows of all those models that are the viewer's. Nobody owns nothing."""
    if viewer != NOBODY:
        for model in owned_models():
            yield QuerySet(model).filter(**viewer.owner_fields())


@transaction.atomic
def adopt(visitor: UUID, user_id: int) -> int:
    """What the visitor made becomes the person's; says how many rows that were."""
    rows = owned_rows(Viewer(visitor=visitor))
    return sum(owned.update(user_id=user_id, visitor=None) for owned in rows)
