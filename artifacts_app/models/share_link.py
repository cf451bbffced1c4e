import hashlib
import secrets

from django.db import models

from artifacts_app.models.artifact import Artifact
from artifacts_app.models.version import Version


def hash_token(token: str) -> str:
    """Tokens carry 144 random bits, so a plain hash is enough: there is nothing to guess."""
    return hashlib.sha256(token.encode()).hexdigest()


class ShareLink(models.Model):
    """Lets whoever holds the token see an artifact: one version, or always the latest."""

    artifact = models.ForeignKey(Artifact, on_delete=models.CASCADE, related_name="share_links")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    password = models.CharField(max_length=128, blank=True)  # Django's password hash
    expires = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"share of {self.artifact_id}"

    @staticmethod
    def new_token() -> str:
        return secrets.token_urlsafe(18)
