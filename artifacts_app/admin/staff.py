"""What staff may do: see everything but contents, and the actions of each page. Administrators
(`is_superuser`) may do what Django's permissions allow them, which is all."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from artifacts_app.access import Viewer
from artifacts_app.services import audit

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = admin.ModelAdmin


def is_staff(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_staff


class StaffAdmin(Base):
    """Staff look, nobody adds or changes."""

    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_staff(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_staff(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def write_down(request: HttpRequest, action: str, target: str, detail: str = "") -> None:
    audit.record(Viewer(user_id=request.user.pk), action, target, detail)


def owner_of(row: Any) -> str:
    if row.user_id is not None:
        return str(row.user)
    return f"visitor {str(row.visitor)[:8]}"
