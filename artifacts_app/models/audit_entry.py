from typing import Any

from django.db import models


class AppendOnly(Exception):
    """Somebody tried to change what was written down."""


class AuditEntries(models.QuerySet["AuditEntry"]):
    def update(self, **kwargs: Any) -> int:
        raise AppendOnly("Audit entries are not changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnly("Audit entries are not deleted.")

    def forget_addresses(self, actor: str) -> int:
        """The one exception: somebody who has had all their data deleted leaves no address."""
        return models.QuerySet(self.model).filter(actor=actor).update(address="")


class AuditEntry(models.Model):
    """Who did what to what, when, and from where. Written once; see `AuditEntries`."""

    when = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.CharField(max_length=60, db_index=True)  # "user:7", "visitor:<uuid>", "system"
    action = models.CharField(max_length=60)  # "share.made"
    target = models.CharField(max_length=120, blank=True)  # "artifact <uuid>"
    detail = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=64, blank=True)

    objects = AuditEntries.as_manager()

    class Meta:
        ordering = ["-when", "-pk"]
        verbose_name = "audit entry"
        verbose_name_plural = "audit log"

    def __str__(self) -> str:
        return f"{self.actor} {self.action} {self.target}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("Audit entries are not changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly("Audit entries are not deleted.")
