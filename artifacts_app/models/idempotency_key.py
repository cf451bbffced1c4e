from django.db import models


class IdempotencyKey(models.Model):
    """One request that a script may repeat: what it asked, and what it was answered."""

    viewer = models.CharField(max_length=100)  # whoever sent it; keys of others are others
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)  # SHA-256 of the request
    status = models.PositiveSmallIntegerField(null=True)  # of the answer; None: still under way
    answer = models.TextField(blank=True)  # sealed: the token of a share may stand in it
    created = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["viewer", "key"], name="idempotency_key_once")
        ]

    def __str__(self) -> str:
        return self.key
