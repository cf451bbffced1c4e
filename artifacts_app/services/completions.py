"""What the model would write at the cursor: asked while somebody types, worth nothing a moment
later."""

import time

from django.utils.translation import gettext as _

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.generation import engine_state
from artifacts_app.generation.passing.asking import whole_answer
from artifacts_app.generation.passing.question import Question
from artifacts_app.services import token_budget
from artifacts_app.services.errors import Conflict, TooMany, Unavailable
from artifacts_app.services.rate_limits import MINUTE, Rate, seconds_to_wait
from artifacts_app.services.texts import require_storable, too_long
from inference.completion import without_overlap
from inference.errors import EngineError
from inference.types import Sampling

MOST = {"path": 200, "prefix": 8_000, "suffix": 4_000}  # characters
SECONDS = 8.0  # after which the person has typed on
RATE = Rate("completions", 60, MINUTE)  # one for each pause of a quick typist
# Greedy: of all that might follow, what is most likely. Code repeats itself rightly.
SAMPLING = Sampling(temperature=0.0, top_p=1.0, top_k=0, repetition_penalty=1.0, max_tokens=64)


def question(viewer: Viewer, path: str, prefix: str, suffix: str) -> Question:
    """Raises ServiceError: a text is too long, there is no model that can, or it is too much."""
    for name, text in {"path": path, "prefix": prefix, "suffix": suffix}.items():
        _check(name, text)
    client = connect()
    running = engine_state.ready(engine_state.states(client))
    model = next((state for state in running if state.fills_in), None)
    if model is None:
        raise Conflict(_("The model that runs here does not fill in text."))
    token_budget.check(client, viewer)
    if wait := seconds_to_wait(RATE, viewer.key):
        raise TooMany(
            _("At most %(limit)d completions a minute are allowed. Try again in a moment.")
            % {"limit": RATE.most},
            wait,
        )
    return Question(
        model.name, time.time() + SECONDS, SAMPLING, path=path, prefix=prefix, suffix=suffix
    )


async def completion(asked: Question) -> tuple[str, int]:
    """The text for the gap, and the tokens it took. Raises Unavailable."""
    try:
        text, end = await whole_answer(asked)
    except EngineError as error:
        raise Unavailable(
            _("The model cannot fill in text right now. Try again in a moment.")
        ) from error
    return without_overlap(text, asked.suffix or ""), end.prompt_tokens + end.completion_tokens


def count(viewer: Viewer, tokens: int) -> None:
    token_budget.spend(connect(), viewer, tokens)


def _check(name: str, text: str) -> None:
    limit = MOST[name]
    if len(text) > limit:
        raise too_long(name, len(text), limit)
    require_storable(text, name)
