import json
import logging

import pytest

from artifacts_app.observability.context import working_on
from artifacts_app.observability.logs import JsonFormatter, configuration


def line(message: str = "It is %s.", *, error: bool = False, **extra: object) -> dict[str, object]:
    logger = logging.getLogger("tests")
    try:
        raise ValueError("broken")
    except ValueError as raised:
        trace = (type(raised), raised, raised.__traceback__) if error else None
    record = logger.makeRecord("tests", logging.INFO, "", 1, message, ("so",), trace, extra=extra)
    parsed: dict[str, object] = json.loads(JsonFormatter().format(record))
    return parsed


def test_a_line_is_an_object_with_the_ids_of_its_work() -> None:
    with working_on(request="r1", generation="g1"):
        found = line(seconds=1.5)
    assert found["message"] == "It is so."
    assert (found["request_id"], found["generation_id"], found["seconds"]) == ("r1", "g1", 1.5)
    assert "request_id" not in line()


def test_an_error_is_one_line_too() -> None:
    assert "ValueError: broken" in str(line(error=True)["exception"])


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="LOG_FORMAT"):
        configuration("xml", "INFO")
