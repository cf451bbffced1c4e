"""The audit log, and how what staff do comes into it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from artifacts_app.access import Viewer
from artifacts_app.admin.staff import StaffAdmin
from artifacts_app.models import AuditEntry
from artifacts_app.services import audit

ACTIONS = {ADDITION: "admin.added", CHANGE: "admin.changed", DELETION: "admin.deleted"}


@receiver(post_save, sender=LogEntry)
def write_down_what_django_logs(sender: object, instance: LogEntry, **rest: Any) -> None:
    """Every form and deletion of the administration, those of other applications too."""
    target = f"{instance.content_type} {instance.object_id}"
    actor = Viewer(user_id=instance.user_id)
    audit.record(actor, ACTIONS[instance.action_flag], target, instance.get_change_message())


@admin.register(AuditEntry)
class AuditEntryAdmin(StaffAdmin):
    list_display = ["when", "actor", "action", "target", "detail", "address"]
    list_filter = ["action", "when"]
    search_fields = ["actor", "target", "address"]
    date_hierarchy = "when"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
