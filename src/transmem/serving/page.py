"""The description of the service as a page, which needs nothing from elsewhere."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

_REF = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what a browser may use for it."""

    text: str
    policy: str

    def answer(self) -> Response:
        """Gives it to a browser."""
        return HTMLResponse(self.text, headers={"content-security-policy": self.policy})


def page(described: Mapping[str, object]) -> Page:
    """Makes the page of an OpenAPI document of ours."""
    style = resources.files(__package__).joinpath("templates/page.css").read_text("utf-8")
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("page.html.jinja").render(
        described, style=style, answer=_answer
    )
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    return Page(text, policy)


def _answer(operation: Mapping[str, Any]) -> str:
    """Gives the name of what an operation answers."""
    found: str = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    return found.removeprefix(_REF)
