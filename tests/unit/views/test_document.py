"""The OpenAPI document says what each call does, takes and answers."""

from typing import Any

from artifacts_app.views.api import urls
from artifacts_app.views.api.app import api

METHODS = {"get", "post", "put", "patch", "delete"}


assert urls.urls  # the routers are added there


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    document = api.get_openapi_schema()
    return [
        (method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_it_is_openapi_3_1() -> None:
    document = api.get_openapi_schema()
    assert document["openapi"].startswith("3.1")
    assert set(document["components"]["securitySchemes"]) == {"bearer", "visitor"}
    assert all(tag["description"] for tag in document["tags"]), document["tags"]
    said = {tag["name"] for tag in document["tags"]}
    assert said == {tag for _, _, operation in operations() for tag in operation["tags"]}


def test_every_operation_has_a_name_of_its_own_and_a_sentence() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(set(names)) == len(names)
    for method, path, operation in operations():
        assert method in METHODS
        assert len(operation["summary"]) > 12, (method, path)
        assert operation["description"], (method, path)


def test_every_operation_declares_how_it_refuses() -> None:
    for method, path, operation in operations():
        said = set(operation["responses"])
        assert {"400", "401", "403", "422", "429"} <= said, (method, path)
        assert ("404" in said) == ("{" in path), (method, path)


def test_every_reference_leads_somewhere() -> None:
    document = api.get_openapi_schema()

    def check(node: Any) -> None:
        if isinstance(node, list):
            for item in node:
                check(item)
        if isinstance(node, dict):
            for value in node.values():
                check(value)
            if isinstance(reference := node.get("$ref"), str):
                found = document
                for part in reference.removeprefix("#/").split("/"):
                    found = found[part]

    check(document)
