import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token may be used for; the label is what the settings page says."""

    READ = "read", _("See artifacts, versions and shares")
    WRITE = "write", _("Make, change and share artifacts")
    GENERATE = "generate", _("Ask the model through /v1")
    METRICS = "metrics", _("Read /metrics")


ALL_SCOPES = " ".join(Scope.values)


class ApiToken(models.Model):
    """Lets a script act for a user or a visitor: `Authorization: Bearer <token>`."""

    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True
    )
    visitor = models.UUIDField(null=True, blank=True, default=uuid.uuid4, db_index=True)
    scope = models.CharField(max_length=80, default=ALL_SCOPES)  # words, as OAuth writes them
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(null=True, blank=True)
    last_used = models.DateTimeField(null=True, blank=True)  # to the minute

    class Meta:
        ordering = ["-created", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset(self.scope.split())
