from datetime import datetime

from ninja import Schema
from pydantic import StrictBool

from artifacts_app.views.api.schemas.fields import Input, Number


class ShareTerms(Input):
    version: Number | None = None  # null: always the latest
    expires_in: Number | None = None  # seconds from now; null: never
    password: str | None = None  # null: none
    remixable: StrictBool = True  # who holds the link may take a copy
    listed: StrictBool = False  # in the gallery
    common_storage: StrictBool = False  # what the page stores is common to all visitors


class ShareOut(Schema):
    id: int
    token: str | None  # null, like url and embed, where it was made with another secret key
    url: str | None
    embed: str | None
    version: int | None
    expires: datetime | None
    has_expired: bool
    has_password: bool
    remixable: bool
    listed: bool
    hidden: bool  # taken out of the gallery by staff
    common_storage: bool
    views: int
    created: datetime
