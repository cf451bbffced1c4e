from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from artifacts_app.services.errors import Invalid
from artifacts_app.services.model_choices import ModelChoice, choices
from artifacts_app.views.api.schemas.models import ModelOut
from artifacts_app.views.context import engine_state, running_models

router = Router(tags=["models"])


@router.get("", response=list[ModelOut])
def list_models(request: HttpRequest) -> list[ModelChoice]:
    """What can be chosen, and why not: first the model that runs, then the rest of the family."""
    return choices(running_models() or [engine_state()])


def checked_choice(name: str | None) -> str:
    """The name of a model that runs; empty: any. Raises Invalid for one that does not run."""
    running = [state.name for state in running_models()]
    if name is None or not running or name in running:
        return name or ""
    raise Invalid(
        _("The models that run here: %(models)s.") % {"models": ", ".join(running)}, "model"
    )
