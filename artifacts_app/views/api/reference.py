"""The OpenAPI document as something to read: rows of text for the page at /api/docs."""

import json
import shlex
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from artifacts_app.views.api.app import api

Json = dict[str, Any]
SCHEMAS = "#/components/schemas/"
DEEPEST = 3  # objects within objects; deeper ones are named by their type alone


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    kind: str  # "string or null"
    place: str  # path, query, header; empty for a body's field
    required: bool
    text: SafeString


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    anchor: str
    method: str
    path: str
    summary: SafeString
    paragraphs: tuple[SafeString, ...]
    fields: tuple[Field, ...]
    answers: tuple[tuple[str, SafeString], ...]  # status and what it means: the good ones
    refusals: tuple[str, ...]  # the other statuses
    example: str  # a curl command
    answer: str  # JSON that has the shape of the answer; empty where there is none


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    text: str
    operations: tuple[Operation, ...]


def groups() -> list[Group]:
    document = api.get_openapi_schema()
    return [
        Group(tag["name"], tag["description"], tuple(_operations(document, tag["name"])))
        for tag in document["tags"]
    ]


def _operations(document: Json, tag: str) -> list[Operation]:
    return [
        _operation(document, method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if tag in operation["tags"]
    ]


def _operation(document: Json, method: str, path: str, operation: Json) -> Operation:
    body = _body(document, operation)
    answers = operation["responses"]
    good = {status: answer for status, answer in answers.items() if status < "300"}
    return Operation(
        id=operation["operationId"],
        anchor=operation["operationId"].replace(".", "-"),
        method=method.upper(),
        path=path,
        summary=marked(operation["summary"]),
        paragraphs=_rest(operation),
        fields=(*map(_parameter, operation.get("parameters", [])), *_fields(document, body)),
        answers=tuple((status, marked(answer["description"])) for status, answer in good.items()),
        refusals=tuple(status for status in answers if status >= "300"),
        example=_curl(document, method, path, operation, body),
        answer=_answer(document, good),
    )


def marked(text: str) -> SafeString:
    """What stands between backticks becomes code."""
    parts = text.split("`")
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<code>{}</code>", part) if at % 2 else part,)
            for at, part in enumerate(parts)
        ),
    )


def _rest(operation: Json) -> tuple[SafeString, ...]:
    """The description without the sentence that is the summary."""
    description = operation.get("description", "")
    whole = " ".join(description.split("\n\n")[0].split())
    rest = whole.partition(". ")[2]
    others = [" ".join(part.split()) for part in description.split("\n\n")[1:]]
    return tuple(marked(part) for part in (rest, *others) if part)


def _body(document: Json, operation: Json) -> Json:
    content = operation.get("requestBody", {}).get("content", {})
    kind = next(iter(content), "")
    return _resolved(document, content[kind]["schema"]) if kind else {}


def _fields(document: Json, body: Json) -> list[Field]:
    needed = body.get("required", [])
    return [
        Field(
            name,
            kind_of(_resolved(document, schema)),
            "",
            name in needed,
            marked(schema.get("description", "")),
        )
        for name, schema in body.get("properties", {}).items()
    ]


def _parameter(parameter: Json) -> Field:
    return Field(
        parameter["name"],
        kind_of(parameter["schema"]),
        parameter["in"],
        parameter.get("required", False),
        marked(parameter.get("description", "")),
    )


def kind_of(schema: Json) -> str:
    """A schema in a few words."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kind_of(option) for option in schema["anyOf"]))
    if len(schema.get("allOf", [])) == 1:
        return kind_of(schema["allOf"][0])
    if "enum" in schema:
        return " or ".join(map(str, schema["enum"]))
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(SCHEMAS)
    if schema.get("type") == "array":
        return f"list of {kind_of(schema.get('items', {}))}"
    kind = schema.get("format") or schema.get("type", "anything")
    limits = [
        f"{word} {schema[key]:,}"
        for key, word in (("minimum", "from"), ("maximum", "to"), ("maxLength", "at most"))
        if key in schema
    ]
    return " ".join([str(kind), *limits])


def _curl(document: Json, method: str, path: str, operation: Json, body: Json) -> str:
    needed = [p for p in operation.get("parameters", []) if p["in"] == "query" and p["required"]]
    query = "&".join(f"{p['name']}={_example(document, p['schema'])}" for p in needed)
    address = f'"$ARTIFACTS_URL{_with_variables(path)}{"?" if query else ""}{query}"'
    streams = "text/event-stream" in operation["responses"].get("200", {}).get("content", {})
    how = "" if method == "get" else f" -X {method.upper()}"
    lines = [f"curl{' -N' if streams else how} {address}"]
    lines.append('-H "Authorization: Bearer $ARTIFACTS_TOKEN"')
    kind = next(iter(operation.get("requestBody", {}).get("content", {})), "")
    if kind == "application/json":
        example = {
            name: _example(document, schema)
            for name, schema in body.get("properties", {}).items()
            if name in body.get("required", []) or "examples" in schema
        }
        lines.append('-H "Content-Type: application/json"')
        lines.append(f"-d {shlex.quote(json.dumps(example, ensure_ascii=False))}")
    elif kind:
        lines.append("-F file=@data.csv")
    return " \\\n  ".join(lines)


def _with_variables(path: str) -> str:
    """/api/artifacts/{artifact_id} → /api/artifacts/$ARTIFACT_ID."""
    parts = [f"${part[1:-1].upper()}" if part.startswith("{") else part for part in path.split("/")]
    return "/".join(parts)


def _answer(document: Json, good: Json) -> str:
    for answer in good.values():
        schema = answer.get("content", {}).get("application/json", {}).get("schema")
        if schema:
            return json.dumps(_example(document, schema), indent=2, ensure_ascii=False)
    return ""


def _example(document: Json, schema: Json, depth: int = 0) -> Any:
    """A value of this shape."""
    if "examples" in schema:
        return schema["examples"][0]
    schema = _resolved(document, schema)
    if "anyOf" in schema:
        return _example(document, schema["anyOf"][0], depth)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "array":
        return [_example(document, schema.get("items", {}), depth)] if depth < DEEPEST else []
    if schema.get("type") == "object":
        if "properties" not in schema:
            return {"index.html": "<h1>Hello</h1>"}
        properties = schema["properties"] if depth < DEEPEST else {}
        return {name: _example(document, part, depth + 1) for name, part in properties.items()}
    return _scalar(schema)


def _scalar(schema: Json) -> Any:
    match schema.get("format") or schema.get("type"):
        case "uuid":
            return "8e03978e-40d5-43dd-bc93-6894a57f9324"
        case "date-time":
            return "2026-01-31T12:00:00Z"
        case "integer":
            return 1
        case "number":
            return 1.5
        case "boolean":
            return True
        case "null":
            return None
    return "…"


def _resolved(document: Json, schema: Json) -> Json:
    if len(schema.get("allOf", [])) == 1:
        schema = schema["allOf"][0]
    if "$ref" not in schema:
        return schema
    found: Json = document["components"]["schemas"][schema["$ref"].removeprefix(SCHEMAS)]
    return found
