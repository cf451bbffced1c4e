"""What the model is told, within its context."""

from django.conf import settings

from artifacts_app.generation.runner import Job
from artifacts_app.generation.worker import GenerationWorker
from artifacts_app.models import Generation, Message, MessageRole
from inference.prompts import Conversation, artifact, change, demo
from inference.prompts.pointed import sentence_about

MOST_EARLIER_REQUESTS = 10  # of the same conversation; older ones are in the files already


def job_for(generation: Generation, worker: GenerationWorker) -> Job:
    conversation = _conversation(generation, worker.model_is_demo)
    generation.prompt_name = conversation.prompt_name
    return Job(
        generation_id=generation.pk,
        artifact_id=generation.artifact_id,
        ordinal=generation.ordinal,
        attempt=generation.attempt,
        conversation=conversation,
        asked=generation.created.timestamp(),
        sentence=generation.request.text,
        files=generation.base.file_texts() if generation.base else {},
        can_repair=not worker.model_is_demo,
        max_tokens=settings.MAX_ANSWER_TOKENS,
        largest_artifact=settings.MAX_ARTIFACT_BYTES,
    )


def _conversation(generation: Generation, is_demo: bool) -> Conversation:
    sentence = sentence_about(generation.request.text, generation.request.about)
    files = generation.base.file_texts() if generation.base else {}
    if is_demo:
        return demo.conversation(generation.request.text, files.get("index.html", ""))
    data = list(generation.artifact.data_files.values_list("description", flat=True))
    if not files:
        return artifact.conversation(sentence, data)
    return change.conversation(sentence, files, _earlier(generation), data)


def _earlier(generation: Generation) -> list[str]:
    """What the person has asked before, oldest first."""
    earlier = Message.objects.filter(
        artifact=generation.artifact_id, role=MessageRole.USER, pk__lt=generation.request_id
    )
    texts = earlier.order_by("-pk").values_list("text", flat=True)[:MOST_EARLIER_REQUESTS]
    return list(reversed(texts))
