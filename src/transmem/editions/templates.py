"""Templates and styles: those in a folder of the user's go before those of the package.

A user replaces what has the same name in ``templates/`` here, file by file. Whatever a document
says is escaped by the environment and not by the template, so that no template can forget it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.wording import wording
from transmem.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.resources.abc import Traversable
    from types import TracebackType

    from jinja2 import Environment

_PACKAGE = files("transmem.editions") / "templates"


class Written(str):
    """A text that stands in the notation of its format already, and is not escaped again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """Where a format finds its templates and styles.

    Attributes:
        folder: The user's own; None if there is none.
    """

    folder: Path | None = None

    def data(self, name: str) -> bytes | None:
        """Gives a file as it is; None if there is none of that name.

        Raises:
            TemplateError: It cannot be read.
        """
        if _leaves(name):
            return None
        if self.folder is not None and (own := self.folder / name).is_file():
            try:
                return own.read_bytes()
            except OSError as error:
                raise TemplateError(error.strerror or str(error), path=own) from error
        found = _PACKAGE / name
        return found.read_bytes() if found.is_file() else None

    def text(self, name: str) -> str:
        """Gives a text.

        Raises:
            TemplateError: It is not there, cannot be read, or is not UTF-8.
        """
        data = self.data(name)
        if data is None:
            raise TemplateError(f"there is no template “{name}”", path=self.folder)
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise TemplateError("is not UTF-8", path=self.path(name), line=line) from error

    def unknown(self, accepted: Iterable[Iterable[str]] = ()) -> tuple[str, ...]:
        """Names the user's files that nothing uses: a name is wrong, perhaps.

        Args:
            accepted: Names that formats look for, and that the package has no file of.

        Raises:
            TemplateError: A file cannot be read.
        """
        if self.folder is None:
            return ()
        known = set(_below(_PACKAGE)).union(*accepted)
        own = sorted(_below(self.folder))
        strange = [name for name in own if name not in known]
        used = b"\n".join(self.data(name) or b"" for name in own) if strange else b""
        return tuple(name for name in strange if name.encode() not in used)

    def path(self, name: str) -> Path:
        """Names a file in messages."""
        if self.folder is not None and (own := self.folder / name).is_file():
            return own
        return Path(str(_PACKAGE / name))

    def render(
        self, name: str, *, escape: Callable[[str], str] | None = None, **values: object
    ) -> str:
        """Fills a Jinja template.

        Args:
            name: Of the template.
            escape: How the format writes a text; by default as HTML and XML do. What is
                ``Written`` (of HTML and XML: ``Markup``) is not escaped.
            values: What the template may use, beside the wording of editions.

        Raises:
            TemplateError: The user's templates do not work; without such, what they raise is
                our fault and raised as it is.
        """
        try:
            return self.environment(escape).get_template(name).render(values)
        except Exception as error:
            if self.folder is None or isinstance(error, TemplateError):
                raise
            raise self._explained(error, name) from error

    def environment(self, escape: Callable[[str], str] | None = None) -> Environment:
        """Gives Jinja's environment, in which a user's template reaches nothing but its values."""
        return _environment(self, escape)

    def _explained(self, error: Exception, name: str) -> TemplateError:
        """Says where a template fails and why."""
        from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - as below

        if isinstance(error, TemplateSyntaxError):
            place = self.path(error.name or name)
            return TemplateError(f"{error.message}", path=place, line=error.lineno)
        if isinstance(error, TemplateNotFound):
            reason = f"there is no template “{error.name}”"
        else:
            reason = f"{error}" or type(error).__name__
        found = _last_line_of_template(error.__traceback__)
        path, line = found or (self.path(name), None)
        return TemplateError(reason, path=path, line=line)


@cache
def _environment(templates: Templates, escape: Callable[[str], str] | None) -> Environment:
    # Only pages need the engine; imported above, every command would wait for it.
    from jinja2 import (  # noqa: PLC0415
        Environment,
        FunctionLoader,
        StrictUndefined,
        TemplateNotFound,
    )
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    def load(name: str) -> tuple[str, str, Callable[[], bool]]:
        if (data := templates.data(name)) is None:
            raise TemplateNotFound(name)
        # The environment outlives a run where many are made in one process.
        return templates.text(name), str(templates.path(name)), lambda: templates.data(name) == data

    def write(value: object) -> object:
        return value if escape is None or isinstance(value, Written) else escape(str(value))

    # Our own templates need no sandbox, and are filled faster without.
    kind = ImmutableSandboxedEnvironment if templates.folder else Environment
    environment = kind(
        loader=FunctionLoader(load),
        autoescape=escape is None,
        finalize=write,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        direction=languages.direction,
        generator=f"transmem {version('transmem')}",
        native_name=languages.native_name,
        spaced=languages.spaced,
        wording=wording,
    )
    return environment


def _below(folder: Traversable, way: str = "") -> Iterator[str]:
    """Names the files in a folder and in those below it, but for hidden ones."""
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _below(entry, f"{way}{entry.name}/")
        else:
            yield way + entry.name


def _leaves(name: str) -> bool:
    """Whether a name is that of a file elsewhere, on any system."""
    return any(
        ".." in path.parts or path.anchor for path in (PurePosixPath(name), PureWindowsPath(name))
    )


def _last_line_of_template(traceback: TracebackType | None) -> tuple[Path, int] | None:
    """Finds where in a template an error rose: Jinja puts the templates' own lines there."""
    found = None
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if "__jinja_template__" in traceback.tb_frame.f_globals or file.suffix == ".jinja":
            found = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found
