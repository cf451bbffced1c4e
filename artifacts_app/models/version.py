from django.db import models

from artifacts_app.models.artifact import Artifact


class Origin(models.TextChoices):
    SENTENCE = "sentence"
    EDIT = "edit"  # a change asked for by talking
    HAND = "hand"
    IMPORT = "import"
    RESTORE = "restore"
    REMIX = "remix"


class Version(models.Model):
    """A complete, immutable state of an artifact's files."""

    artifact = models.ForeignKey(Artifact, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()  # 1, 2, 3 … within the artifact
    origin = models.CharField(max_length=16, choices=Origin)
    summary = models.CharField(max_length=200, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    findings = models.JSONField(null=True)  # of the renderer; None until it has looked
    making = models.JSONField(null=True)  # when each piece was written; None where that is unknown
    next_steps = models.JSONField(null=True)  # up to three; None until they are thought of

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["artifact", "number"], name="version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.artifact_id} v{self.number}"

    def file_texts(self) -> dict[str, str]:
        return dict(self.files.values_list("path", "text"))


class VersionFile(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["version", "path"], name="file_path_once")]

    def __str__(self) -> str:
        return self.path
