"""From a visitor to a person."""

from collections.abc import Iterator
from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet

OWNER_FIELDS = {"user", "visitor"}


def owned_models() -> Iterator[type[models.Model]]:
    """All that belong to a user or a visitor: a new one cannot be forgotten here."""
    for model in apps.get_app_config("artifacts_app").get_models():
        fields = model._meta.get_fields()  # noqa: SLF001
        if {field.name for field in fields} >= OWNER_FIELDS:
            yield model


@transaction.atomic
def adopt(visitor: UUID, user_id: int) -> int:
    """What the visitor made becomes the person's; says how many rows that were."""
    return sum(
        QuerySet(model).filter(visitor=visitor).update(user_id=user_id, visitor=None)
        for model in owned_models()
    )
