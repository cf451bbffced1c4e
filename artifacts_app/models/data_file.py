import uuid

from django.conf import settings
from django.db import models

from artifacts_app.models.artifact import Artifact

NAME_LENGTH = 100


class DataFile(models.Model):
    """A table, JSON or a picture that a person gave a page to read.

    It waits with its owner until a sentence takes it along; from then on it is the artifact's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    visitor = models.UUIDField(null=True, db_index=True)
    artifact = models.ForeignKey(
        Artifact, on_delete=models.CASCADE, null=True, related_name="data_files"
    )
    name = models.CharField(max_length=NAME_LENGTH)  # by which the page reads it
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()
    description = models.TextField()  # for the model's prompt
    rows = models.PositiveIntegerField(null=True)
    columns = models.PositiveIntegerField(null=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created", "id"]
        constraints = [
            models.UniqueConstraint(fields=["artifact", "name"], name="data_name_once"),
            models.CheckConstraint(
                condition=models.Q(user__isnull=True) ^ models.Q(visitor__isnull=True),
                name="data_file_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.name
