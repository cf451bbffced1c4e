from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from artifacts_app.services import artifacts, completions
from artifacts_app.services.following import in_database_thread
from artifacts_app.views.api.schemas.completions import CompletionOut, Gap
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["artifacts"])


@router.post("/{uuid:artifact_id}/complete", response=CompletionOut)
async def complete(request: HttpRequest, artifact_id: UUID, body: Gap) -> dict[str, str]:
    """What the model would write between `prefix` and `suffix`, maybe nothing. Ending the
    connection ends its work. 409 where no model that runs can do this."""
    viewer = viewer_of(request)
    await in_database_thread(artifacts.find, viewer, artifact_id)
    asked = await in_database_thread(
        completions.question, viewer, body.path, body.prefix, body.suffix
    )
    text, tokens = await completions.completion(asked)
    await in_database_thread(completions.count, viewer, tokens)
    return {"text": text}
