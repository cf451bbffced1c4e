from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


def in_a_week() -> datetime:
    return timezone.now() + timedelta(days=7)


class Invite(models.Model):
    """Lets one person sign up where that takes an invitation. Its link is signed, not stored."""

    note = models.CharField(max_length=120, blank=True, help_text="For whom; only staff see it.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(default=in_a_week)
    used = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created"]

    def __str__(self) -> str:
        return self.note or f"invite {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.used is None and self.expires > timezone.now()
