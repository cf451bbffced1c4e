"""The legal moves of a generation. Each is one conditional UPDATE: a race has one winner.

queued ──claim──▶ running ──end──▶ finished | failed | cancelled
   ▲  └─cancel─▶ cancelled │
   └──────── requeue ──────┘
"""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from artifacts_app.models import Generation, GenerationStatus
from artifacts_app.webhooks import outbox

MAX_ATTEMPTS = 5  # claims of one generation; past that something about it kills workers


def claim(generation_id: UUID) -> Generation | None:
    """Queued → running; None: somebody else has it, or it has been cancelled meanwhile."""
    claimed = Generation.objects.filter(pk=generation_id, status=GenerationStatus.QUEUED).update(
        status=GenerationStatus.RUNNING, attempt=F("attempt") + 1, claimed=timezone.now()
    )
    if not claimed:
        return None
    return Generation.objects.select_related("artifact", "request", "base").get(pk=generation_id)


def end(generation: Generation, status: GenerationStatus) -> bool:
    """Running → an end, writing the generation's other fields along; False: no longer ours."""
    now = timezone.now()
    generation.status, generation.ended = status, now
    generation.seconds = (now - (generation.claimed or now)).total_seconds()
    with transaction.atomic():
        ended = _write_end(generation, status)
        if ended:
            outbox.tell(generation)
    return ended


def _write_end(generation: Generation, status: GenerationStatus) -> bool:
    ended = Generation.objects.filter(
        pk=generation.pk, status=GenerationStatus.RUNNING, attempt=generation.attempt
    ).update(
        status=status,
        ended=generation.ended,
        seconds=generation.seconds,
        result=generation.result,
        model=generation.model,
        prompt_name=generation.prompt_name,
        prompt_tokens=generation.prompt_tokens,
        completion_tokens=generation.completion_tokens,
        truncated=generation.truncated,
        retryable=generation.retryable,
        error_code=generation.error_code,
        error_message=generation.error_message,
    )
    return bool(ended)


def requeue(generation: Generation) -> bool:
    """Running → queued, for another worker to continue; False: it has moved meanwhile."""
    return bool(
        Generation.objects.filter(
            pk=generation.pk, status=GenerationStatus.RUNNING, attempt=generation.attempt
        ).update(status=GenerationStatus.QUEUED)
    )


def fail_queued(generation: Generation) -> bool:
    """Queued → failed, with the generation's error; False: a worker has claimed it meanwhile."""
    generation.status, generation.ended = GenerationStatus.FAILED, timezone.now()
    with transaction.atomic():
        ended = Generation.objects.filter(pk=generation.pk, status=GenerationStatus.QUEUED).update(
            status=generation.status,
            ended=generation.ended,
            retryable=generation.retryable,
            error_code=generation.error_code,
            error_message=generation.error_message,
        )
        if ended:
            outbox.tell(generation)
    return bool(ended)


def cancel_queued(generation: Generation) -> bool:
    """Queued → cancelled; False: a worker has claimed it meanwhile."""
    return bool(
        Generation.objects.filter(pk=generation.pk, status=GenerationStatus.QUEUED).update(
            status=GenerationStatus.CANCELLED, ended=timezone.now()
        )
    )
