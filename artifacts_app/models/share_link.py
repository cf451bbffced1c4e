import base64
import hashlib
import secrets

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from artifacts_app.models.artifact import Artifact
from artifacts_app.models.version import Version


def hash_token(token: str) -> str:
    """Tokens carry 144 random bits, so a plain hash is enough: there is nothing to guess."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_seed() -> str:
    return secrets.token_urlsafe(18)


def token_of(seed: str) -> str:
    """The owner sees a link again, yet the database alone opens none: that takes the secret key."""
    digest = salted_hmac("artifacts.share.token", seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:18]).decode()


class ShareLink(models.Model):
    """Lets whoever holds the token see an artifact: one version, or always the latest."""

    artifact = models.ForeignKey(Artifact, on_delete=models.CASCADE, related_name="share_links")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, null=True, related_name="+")
    seed = models.CharField(max_length=32, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    password = models.CharField(max_length=128, blank=True)  # Django's password hash
    expires = models.DateTimeField(null=True)
    remixable = models.BooleanField(default=False)  # who holds the link may take a copy
    listed = models.DateTimeField(null=True, db_index=True)  # in the gallery since
    hidden = models.BooleanField(default=False)  # taken out of the gallery by staff
    common_storage = models.BooleanField(default=False)  # of all visitors, not of each
    views = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"share of {self.artifact_id}"

    @property
    def token(self) -> str | None:
        """None for a link made with another secret key: it still opens, but cannot be shown."""
        token = token_of(self.seed) if self.seed else ""
        return token if hash_token(token) == self.token_hash else None

    @property
    def has_expired(self) -> bool:
        return self.expires is not None and self.expires <= timezone.now()
