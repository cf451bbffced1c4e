import uuid

from django.conf import settings
from django.db import models

from artifacts_app.models.generation import Generation

URL_LENGTH = 500


class WebhookEvent(models.TextChoices):
    FINISHED = "finished"
    FAILED = "failed"


class Webhook(models.Model):
    """An address that is told when a generation of its owner has ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    visitor = models.UUIDField(null=True, db_index=True)
    url = models.CharField(max_length=URL_LENGTH)
    secret = models.TextField()  # sealed; signs what is sent
    events = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=True) ^ models.Q(visitor__isnull=True),
                name="webhook_has_one_owner",
            )
        ]

    def __str__(self) -> str:
        return self.url


class DeliveryStatus(models.TextChoices):
    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


class WebhookDelivery(models.Model):
    """One thing to tell one address, written together with the ending that it tells of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    generation = models.ForeignKey(Generation, on_delete=models.CASCADE, related_name="+")
    event = models.CharField(max_length=10, choices=WebhookEvent)
    body = models.TextField()  # JSON, as it is sent and signed
    status = models.CharField(max_length=9, choices=DeliveryStatus, default=DeliveryStatus.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField()  # the next attempt, while it is pending
    response_status = models.PositiveSmallIntegerField(null=True)  # of the last attempt
    error = models.CharField(max_length=300, blank=True)  # of the last attempt
    created = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created", "id"]
        indexes = [models.Index(fields=["status", "due"])]

    def __str__(self) -> str:
        return f"{self.event} to {self.webhook_id}: {self.status}"
