import uuid

from django.db import models

from artifacts_app.models.artifact import Artifact
from artifacts_app.models.message import Message
from artifacts_app.models.version import Version


class GenerationStatus(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Priority(models.TextChoices):
    INTERACTIVE = "interactive"  # somebody watches
    BATCH = "batch"  # a script that can wait


ACTIVE = (GenerationStatus.QUEUED, GenerationStatus.RUNNING)


class Generation(models.Model):
    """One answer of the model: waiting, being written, or ended. `lifecycle` holds the legal moves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    artifact = models.ForeignKey(Artifact, on_delete=models.CASCADE, related_name="generations")
    ordinal = models.PositiveIntegerField()  # 1, 2, 3 … within the artifact; first part of a cursor
    request = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    base = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, related_name="+")
    result = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, related_name="+")
    status = models.CharField(
        max_length=9, choices=GenerationStatus, default=GenerationStatus.QUEUED
    )
    priority = models.CharField(max_length=11, choices=Priority, default=Priority.INTERACTIVE)
    http_request = models.CharField(max_length=64, blank=True)  # its id, as the log has it
    trace = models.CharField(max_length=55, blank=True)  # that it belongs to, as a traceparent
    attempt = models.PositiveSmallIntegerField(default=0)  # counts claims by a worker
    wanted_model = models.CharField(max_length=200, blank=True)  # empty: any
    model = models.CharField(max_length=200, blank=True)  # that wrote it
    prompt_name = models.CharField(max_length=60, blank=True)  # "artifact/1": file and version
    truncated = models.BooleanField(default=False)  # cut at the token limit
    retryable = models.BooleanField(default=False)  # after a failure: asking again may help
    error_code = models.CharField(max_length=40, blank=True)
    error_message = models.TextField(blank=True)
    prompt_tokens = models.PositiveIntegerField(null=True)
    completion_tokens = models.PositiveIntegerField(null=True)
    seconds = models.FloatField(null=True)  # from the last claim to the end
    created = models.DateTimeField(auto_now_add=True)
    claimed = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["artifact", "ordinal"], name="generation_ordinal_once"),
            models.UniqueConstraint(
                fields=["artifact"],
                condition=models.Q(status__in=["queued", "running"]),
                name="one_active_generation",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "claimed"]),
            models.Index(fields=["ended"], name="generation_ended"),
        ]

    def __str__(self) -> str:
        return f"{self.artifact_id} #{self.ordinal} {self.status}"

    @classmethod
    def latest_of(cls, artifact_id: uuid.UUID) -> "Generation | None":
        return cls.objects.filter(artifact=artifact_id).order_by("ordinal").last()

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE
