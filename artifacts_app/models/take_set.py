import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from artifacts_app.models.artifact import Artifact


class TakeSet(models.Model):
    """Several answers to one sentence, written side by side, of which a person keeps one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    visitor = models.UUIDField(null=True, db_index=True)
    prompt = models.TextField()
    # Written by different models, whose names are told once one take is kept.
    is_blind = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=True) ^ models.Q(visitor__isnull=True),
                name="take_set_has_one_owner",
            )
        ]

    def __str__(self) -> str:
        return self.prompt[:60]

    def get_absolute_url(self) -> str:
        return reverse("takes", args=[self.pk])


class Take(models.Model):
    take_set = models.ForeignKey(TakeSet, on_delete=models.CASCADE, related_name="takes")
    artifact = models.OneToOneField(Artifact, on_delete=models.CASCADE, related_name="take")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … from the left
    is_kept = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["take_set", "number"], name="take_number_once"),
            models.UniqueConstraint(
                fields=["take_set"], condition=models.Q(is_kept=True), name="one_take_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.take_set_id} #{self.number}"


class Vote(models.Model):
    """A blind choice between two models. It outlives the pages, and says nothing of who chose."""

    winner = models.CharField(max_length=200)
    loser = models.CharField(max_length=200)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.winner} > {self.loser}"
