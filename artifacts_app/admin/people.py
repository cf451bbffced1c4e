"""People, their tokens, and invitations."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from artifacts_app.admin.staff import StaffAdmin, is_staff, owner_of, write_down
from artifacts_app.models import ApiToken, Invite
from artifacts_app.services import invites
from artifacts_app.services.personal_data import end_sessions

admin.site.unregister(User)
admin.site.unregister(Group)  # the roles are person, staff and administrator


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = ["username", "email", "is_staff", "is_superuser", "is_active", "last_login"]
    list_filter = ["is_staff", "is_superuser", "is_active", "date_joined"]
    ordering = ["-date_joined"]
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("Role", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    actions = ["disable", "enable"]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_staff(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_staff(request)

    @admin.action(description="Disable: sign out, and refuse tokens")
    def disable(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """Staff cannot lock an administrator out, nor anybody themselves."""
        chosen = chosen.exclude(pk=request.user.pk or 0)
        if not getattr(request.user, "is_superuser", False):
            chosen = chosen.filter(is_superuser=False)
        with transaction.atomic():
            for person in chosen:
                end_sessions(person.pk)
                write_down(request, "admin.person_disabled", f"user:{person.pk}")
            count = chosen.update(is_active=False)
        self.message_user(request, f"{count} disabled.", messages.SUCCESS)

    @admin.action(description="Enable again")
    def enable(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        with transaction.atomic():
            for person in chosen.filter(is_active=False):
                write_down(request, "admin.person_enabled", f"user:{person.pk}")
            chosen.update(is_active=True)
        self.message_user(request, "Done.", messages.SUCCESS)


@admin.register(ApiToken)
class ApiTokenAdmin(StaffAdmin):
    list_display = ["name", "owner", "scope", "created", "expires", "last_used"]
    list_filter = ["created", "expires"]
    list_select_related = ["user"]
    search_fields = ["name", "user__email", "user__username"]
    exclude = ["token_hash"]

    def owner(self, token: ApiToken) -> str:
        return owner_of(token)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_staff(request)


@admin.register(Invite)
class InviteAdmin(StaffAdmin):
    list_display = ["note", "made_by", "created", "expires", "used", "link"]
    list_filter = ["created", ("used", admin.EmptyFieldListFilter)]
    fields = ["note", "expires", "used", "link"]
    readonly_fields = ["used", "link"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_staff(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_staff(request)

    def save_model(self, request: HttpRequest, obj: Invite, form: Any, change: bool) -> None:
        obj.made_by_id = request.user.pk
        super().save_model(request, obj, form, change)

    @admin.display(description="link to send")
    def link(self, invite: Invite) -> str:
        if invite.pk is None or not invite.is_open:
            return "-"
        path = reverse("invite", args=[invites.token_of(invite)])
        return f"{settings.PUBLIC_ORIGIN}{path}"
