"""What the service answers, as OpenAPI 3.1: made of the same parameters that read requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from importlib.metadata import version

from transmem.model import MatchKind
from transmem.reports.contract import VERSION
from transmem.serving import api
from transmem.serving.gate import HEALTH
from transmem.serving.parameters import LONGEST, MOST, Parameter
from transmem.serving.tmserver import CANDIDATES, PREFIX

Schema = Mapping[str, object]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_MAYBE: Schema = {"type": ["string", "null"]}
_ABOUT = (
    "Finds translations in a memory. Nothing can be changed. Every answer of the JSON API has a "
    "version and is what the command line prints; what went wrong is said in “error”."
)
_ERRORS = {
    "400": "A parameter is missing, unknown or wrong.",
    "401": "A token is needed.",
    "408": "The request did not come to its end in time.",
    "413": "A text is too long.",
    "415": "The request is not JSON.",
    "421": "The service was called by a name that is not its own.",
    "429": "There were too many requests; Retry-After says when to come again.",
    "503": "The memory cannot be read, or the answer took too long.",
}

_TOKENS = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "password": {
        "type": "http",
        "scheme": "basic",
        "description": "For programs that know no tokens: any user, the token as password.",
    },
}


def description() -> dict[str, object]:
    """Gives the document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "transmem",
            "version": version("transmem"),
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"bearer": []}, {"password": []}],
        "paths": _paths(),
        "components": {
            "schemas": SCHEMAS,
            "responses": {
                status: {"description": about, "content": _content("Error")}
                for status, about in _ERRORS.items()
            },
            "securitySchemes": _TOKENS,
        },
    }


def _paths() -> dict[str, object]:
    return {
        "/api/v1/search": _asked_both_ways(
            "search", "Translations of what is like a text, the best first", api.SEARCH, "Found"
        ),
        "/api/v1/concordance": _asked_both_ways(
            "concordance",
            "Texts that have some words, and their translations",
            api.CONCORDANCE,
            "Concordance",
        ),
        "/api/v1/stats": {"get": _operation("stats", "What the memory holds", "Stats")},
        f"{PREFIX}/{{source}}/{{target}}/unit/{{text}}": {"get": _unit()},
        f"{PREFIX}/languages/": {
            "get": _operation("languages", "The languages of the memory", "Languages")
        },
        HEALTH: {
            "get": _operation("health", "Whether the memory can be read", "Health")
            | {"security": [{}]}
        },
    }


def _asked_both_ways(
    name: str, about: str, parameters: Sequence[Parameter], answer: str
) -> dict[str, object]:
    """Describes what takes its parameters in the URL or in a JSON object."""
    required = [one.name for one in parameters if one.required]
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": {
            one.name: {**one.kind.schema, "description": one.about, **_default(one)}
            for one in parameters
        },
    }
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    return {
        "get": _operation(name, about, answer)
        | {
            "parameters": [
                {
                    "name": one.name,
                    "in": "query",
                    "required": one.required,
                    "description": one.about,
                    "schema": {**one.kind.schema, **_default(one)},
                }
                for one in parameters
            ]
        },
        "post": _operation(f"{name}_by_post", about, answer) | {"requestBody": body},
    }


def _default(parameter: Parameter) -> dict[str, object]:
    value = parameter.default
    if value is None:
        return {}
    return {"default": float(value) if isinstance(value, Fraction) else value}


def _unit() -> dict[str, object]:
    path = {"in": "path", "required": True, "schema": _TEXT}
    query = {"in": "query", "required": False, "schema": {"type": "integer"}}
    parameters = [
        {"name": "source", "description": "the language of the text"} | path,
        {"name": "target", "description": "the language of the translations"} | path,
        {"name": "text", "description": f"what is sought, up to {LONGEST} characters"} | path,
        {"name": "min_similarity", "description": "the least quality, 50 to 100; 75"} | query,
        {"name": "max_candidates", "description": f"1 to {MOST}; {CANDIDATES}"} | query,
    ]
    about = "The same for what speaks to the Translate Toolkit's tmserver: Weblate, Virtaal"
    return _operation("unit", about, "Candidates") | {"parameters": parameters}


def _operation(name: str, about: str, answer: str) -> dict[str, object]:
    done = {"200": {"description": f"{about}.", "content": _content(answer)}}
    refused = {status: {"$ref": f"#/components/responses/{status}"} for status in _ERRORS}
    return {"operationId": name, "summary": about, "responses": done | refused}


def _content(schema: str) -> dict[str, object]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _object(**properties: Schema) -> Schema:
    """Describes an object that has all of some members, and may have more."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_VERSION: Schema = {"const": VERSION}
SCHEMAS: Mapping[str, Schema] = {
    "Found": _object(version=_VERSION, query=_TEXT, matches=_list(_ref("Match"))),
    "Match": _object(
        source=_TEXT,
        target=_TEXT,
        score={"type": "number", "minimum": 0, "maximum": 1},
        kind={"enum": [kind.value for kind in MatchKind]},
        adapted=_FLAG,
        origin=_TEXT,
        origins=_list(_object(file=_TEXT, count=_COUNT)),
        source_language=_TEXT,
        language=_TEXT,
        changed=_MAYBE,
        user=_MAYBE,
        added=_MAYBE,
        key=_MAYBE,
        notes=_list(_TEXT),
        reason=_TEXT,
    ),
    "Concordance": _object(
        version=_VERSION,
        texts=_list(
            _object(
                source=_TEXT,
                target=_TEXT,
                source_language=_TEXT,
                language=_TEXT,
                **{"in": {"enum": ["source", "target"]}},
                together=_FLAG,
                spans=_list(_object(text=_TEXT, start=_COUNT, end=_COUNT)),
                origin=_TEXT,
            )
        ),
    ),
    "Stats": _object(
        version=_VERSION,
        memory=_TEXT,
        segments=_COUNT,
        translations=_COUNT,
        pairs=_list(
            _object(source_language=_TEXT, language=_TEXT, segments=_COUNT, translations=_COUNT)
        ),
        additions=_list(_object(origin=_TEXT, added=_TEXT, translations=_COUNT)),
    ),
    "Candidates": _list(
        _object(
            source=_TEXT,
            target=_TEXT,
            context=_TEXT,
            quality={"type": "integer", "minimum": 0, "maximum": 100},
        )
    ),
    "Languages": _object(sourceLanguages=_list(_TEXT), targetLanguages=_list(_TEXT)),
    "Health": _object(version=_VERSION, status={"const": "ok"}),
    "Error": _object(version=_VERSION, error=_TEXT),
}
"""Of the answers. Members may be added to objects, as everywhere (docs/json.md)."""
