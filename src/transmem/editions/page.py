"""Fills the HTML templates: everything that a document says is escaped, whatever it is."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **values: object) -> bytes:
    """Gives the page that one of this package's templates makes of values, as UTF-8."""
    return _environment().get_template(template).render(values).encode()


@cache
def _environment() -> Environment:
    # Only pages need the engine; imported above, every command would wait for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("transmem.editions"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        generator=f"transmem {version('transmem')}",
        native_name=languages.native_name,
        spaced=languages.spaced,
        wording=wording,
    )
    return environment
