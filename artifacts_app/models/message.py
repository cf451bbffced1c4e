from django.db import models

from artifacts_app.models.artifact import Artifact
from artifacts_app.models.version import Version


class MessageRole(models.TextChoices):
    USER = "user"
    ASSISTANT = "assistant"


class Message(models.Model):
    """What a person said, or the prose of an answer: the files of an answer are its version."""

    artifact = models.ForeignKey(Artifact, on_delete=models.CASCADE, related_name="messages")
    role = models.CharField(max_length=9, choices=MessageRole)
    text = models.TextField(blank=True)
    about = models.JSONField(null=True)  # the element of the page that the person pointed at
    version = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.role}: {self.text[:40]}"
