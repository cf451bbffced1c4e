"""Artifacts, what is being written, and what is shared."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from artifacts_app.admin.staff import StaffAdmin, owner_of, write_down
from artifacts_app.models import ACTIVE, Artifact, Generation, ShareLink
from artifacts_app.services import generations
from artifacts_app.services.errors import Conflict


@admin.register(Artifact)
class ArtifactAdmin(StaffAdmin):
    list_display = ["title", "owner", "versions", "created", "updated"]
    list_filter = ["created"]
    list_select_related = ["user"]
    search_fields = ["id", "title", "user__email", "user__username"]
    fields = ["id", "title", "owner", "created", "updated"]
    readonly_fields = ["id", "title", "owner", "created", "updated"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(version_count=Count("versions"))

    @admin.display(ordering="version_count")
    def versions(self, artifact: Any) -> int:
        return int(artifact.version_count)

    def owner(self, artifact: Artifact) -> str:
        return owner_of(artifact)


@admin.register(Generation)
class GenerationAdmin(StaffAdmin):
    list_display = ["artifact", "ordinal", "status", "model", "error_code", "seconds", "created"]
    list_filter = ["status", "error_code", "model", "created"]
    list_select_related = ["artifact"]
    search_fields = ["id", "artifact__id", "artifact__title"]
    ordering = ["-created"]
    exclude = ["request", "base", "result"]
    actions = ["cancel"]

    @admin.action(description="Stop the selected generations")
    def cancel(self, request: HttpRequest, chosen: QuerySet[Generation]) -> None:
        stopped = 0
        for generation in chosen.filter(status__in=ACTIVE):
            try:
                generations.stop(generation)
            except Conflict:
                continue  # ended in this moment
            write_down(request, "admin.generation_stopped", f"generation {generation.pk}")
            stopped += 1
        self.message_user(request, f"{stopped} stopped.", messages.SUCCESS)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ShareLink)
class ShareLinkAdmin(StaffAdmin):
    list_display = ["artifact", "owner", "listed", "hidden", "views", "expires", "created"]
    list_filter = ["hidden", ("listed", admin.EmptyFieldListFilter), "created"]
    list_select_related = ["artifact__user"]
    search_fields = ["artifact__id", "artifact__title", "artifact__user__email"]
    ordering = ["-created"]
    exclude = ["seed", "token_hash", "password"]
    actions = ["hide", "show"]

    def owner(self, link: ShareLink) -> str:
        return owner_of(link.artifact)

    @admin.action(description="Hide from the gallery")
    def hide(self, request: HttpRequest, chosen: QuerySet[ShareLink]) -> None:
        self._set_hidden(request, chosen, True)

    @admin.action(description="Show in the gallery again")
    def show(self, request: HttpRequest, chosen: QuerySet[ShareLink]) -> None:
        self._set_hidden(request, chosen, False)

    def _set_hidden(self, request: HttpRequest, chosen: QuerySet[ShareLink], hidden: bool) -> None:
        action = "admin.share_hidden" if hidden else "admin.share_shown"
        with transaction.atomic():
            for link in chosen.exclude(hidden=hidden):
                write_down(request, action, f"artifact {link.artifact_id}, link {link.pk}")
            chosen.update(hidden=hidden)
        self.message_user(request, "Done.", messages.SUCCESS)
