from django.http import HttpRequest
from ninja import Router

from artifacts_app.services.errors import Invalid
from artifacts_app.services.model_choices import ModelChoice, choices
from artifacts_app.views.api.schemas import ModelOut
from artifacts_app.views.context import engine_state

router = Router(tags=["models"])


@router.get("", response=list[ModelOut])
def list_models(request: HttpRequest) -> list[ModelChoice]:
    """What can be chosen, and why not: first the model that runs, then the rest of the family."""
    return choices(engine_state())


def check_choice(name: str | None) -> None:
    """Raises Invalid for a model other than the one that runs."""
    state = engine_state()
    if name is not None and state.name and name != state.name:
        raise Invalid(f"The model that runs here is {state.name}.", "model")
