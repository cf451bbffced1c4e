from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from artifacts_app.views.api.schemas.fields import Input


class NewWebhook(Input):
    url: str = Field(examples=["https://example.org/hooks/artifacts"])
    events: list[str] | None = Field(
        None, max_length=10, description="`finished`, `failed`; null: both."
    )
    secret: str | None = Field(
        None, description="Signs what is sent, 16 to 200 characters; null: one is made."
    )


class WebhookOut(Schema):
    id: UUID
    url: str
    events: list[str]
    created: datetime


class CreatedWebhook(WebhookOut):
    secret: str


class DeliveryOut(Schema):
    id: UUID
    event: str
    generation: UUID = Field(alias="generation_id")
    status: str  # pending, delivered or failed
    attempts: int
    response_status: int | None  # of the last attempt
    error: str
    created: datetime
    ended: datetime | None
