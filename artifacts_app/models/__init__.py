from artifacts_app.models.api_token import ALL_SCOPES, ApiToken, Scope
from artifacts_app.models.artifact import KEPT_AFTER_DELETION, TITLE_LENGTH, Artifact
from artifacts_app.models.audit_entry import AppendOnly, AuditEntry
from artifacts_app.models.data_file import DataFile
from artifacts_app.models.generation import ACTIVE, Generation, GenerationStatus, Priority
from artifacts_app.models.idempotency_key import IdempotencyKey
from artifacts_app.models.invite import Invite
from artifacts_app.models.message import Message, MessageRole
from artifacts_app.models.picture import Picture, PictureKind
from artifacts_app.models.share_link import ShareLink, hash_token, new_seed, token_of
from artifacts_app.models.shared_storage import SharedStorage
from artifacts_app.models.take_set import Take, TakeSet, Vote
from artifacts_app.models.version import Origin, Version, VersionFile
from artifacts_app.models.webhook import (
    DeliveryStatus,
    Webhook,
    WebhookDelivery,
    WebhookEvent,
)

__all__ = [
    "ACTIVE",
    "ALL_SCOPES",
    "KEPT_AFTER_DELETION",
    "TITLE_LENGTH",
    "ApiToken",
    "AppendOnly",
    "Artifact",
    "AuditEntry",
    "DataFile",
    "DeliveryStatus",
    "Generation",
    "GenerationStatus",
    "IdempotencyKey",
    "Invite",
    "Message",
    "MessageRole",
    "Origin",
    "Picture",
    "PictureKind",
    "Priority",
    "Scope",
    "ShareLink",
    "SharedStorage",
    "Take",
    "TakeSet",
    "Version",
    "VersionFile",
    "Vote",
    "Webhook",
    "WebhookDelivery",
    "WebhookEvent",
    "hash_token",
    "new_seed",
    "token_of",
]
