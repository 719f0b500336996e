"""XLIFF, the format that translators' programs exchange their work in."""

from transmem.interchange.xliff.reading import read

ENDINGS = (".xlf", ".xliff")

__all__ = ["ENDINGS", "read"]
