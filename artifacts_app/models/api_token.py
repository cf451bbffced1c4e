import uuid

from django.conf import settings
from django.db import models


class ApiToken(models.Model):
    """Lets a script act for a user or a visitor: `Authorization: Bearer <token>`."""

    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    visitor = models.UUIDField(null=True, default=uuid.uuid4)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
