import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse

TITLE_LENGTH = 80
KEPT_AFTER_DELETION = timedelta(days=30)


class Artifact(models.Model):
    """One thing somebody asked for, with everything that was said and made about it.

    It belongs to a user or to an anonymous visitor (the id in a signed cookie), never to both.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    visitor = models.UUIDField(null=True, db_index=True)
    title = models.CharField(max_length=TITLE_LENGTH)
    named_by_hand = models.BooleanField(
        default=False
    )  # then what the model writes renames it no more
    # Whether its pages may load from and talk to other hosts, where the operator allows that.
    online = models.BooleanField(default=False)
    head = models.ForeignKey("Version", on_delete=models.SET_NULL, null=True, related_name="+")
    remixed_from = models.ForeignKey(
        "Version", on_delete=models.SET_NULL, null=True, related_name="remixes"
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    # Exists for nobody from then on, but can be brought back for a while.
    deleted = models.DateTimeField(null=True, db_index=True)

    class Meta:
        ordering = ["-created", "id"]
        indexes = [models.Index(fields=["visitor", "-created"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=True) ^ models.Q(visitor__isnull=True),
                name="artifact_has_one_owner",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace", args=[self.pk])

    @property
    def events_path(self) -> str:
        return f"/ws/artifacts/{self.pk}/"
