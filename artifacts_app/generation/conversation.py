"""What the model is told, within its context."""

from artifacts_app.generation.runner import Job
from artifacts_app.generation.worker import GenerationWorker
from artifacts_app.models import Generation
from inference.types import ChatMessage, Sampling


def job_for(generation: Generation, worker: GenerationWorker, largest_artifact: int) -> Job:
    return Job(
        generation_id=generation.pk,
        artifact_id=generation.artifact_id,
        ordinal=generation.ordinal,
        attempt=generation.attempt,
        messages=(ChatMessage("user", generation.request.text),),
        sampling=Sampling(),
        largest_artifact=largest_artifact,
    )
