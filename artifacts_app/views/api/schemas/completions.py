from ninja import Schema
from pydantic import Field

from artifacts_app.views.api.schemas.fields import Input


class Gap(Input):
    path: str = Field(description="The file.", examples=["index.html"])
    prefix: str = Field(description="Its text before the cursor, or the end of that.")
    suffix: str = Field("", description="Its text after the cursor, or the beginning of that.")


class CompletionOut(Schema):
    text: str
