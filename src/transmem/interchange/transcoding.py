"""Bytes of an XML file, in whatever encoding it says, to UTF-8.

expat knows four encodings and guesses at others a byte at a time, so that Shift JIS and GB 18030
are beyond it. Python's codecs know them all.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from transmem.errors import InterchangeError

_CHUNK = 1 << 16
_HEAD = 1 << 10
# Longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a file without a mark begins with (XML 1.0, appendix F).
_FAMILIES = (
    ("<".encode("utf-32-le"), "utf-32-le"),
    ("<".encode("utf-32-be"), "utf-32-be"),
    ("<".encode("utf-16-le"), "utf-16-le"),
    ("<".encode("utf-16-be"), "utf-16-be"),
    ("<?xm".encode("cp037"), "cp037"),  # EBCDIC: it must say which
    (b"", "latin-1"),  # and so must what is like ASCII
)
# Some programs put blank lines before it.
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(r"""\sencoding\s*=\s*(["'])(?P<name>[A-Za-z][\w.:-]*)\1""", re.ASCII)
# Names that are used for their supersets too, as the WHATWG Encoding Standard found.
_SUPERSETS = {
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Codecs of Python's that no file is in; and UTF-7, of which no one knows where a character ends.
_NO_ENCODINGS = frozenset(
    "idna mbcs oem punycode raw-unicode-escape undefined unicode-escape utf-7".split()
)
# What is not declared is an error, in attributes too, only if nothing can be declared outside;
# else it would be lost in silence. What is outside is not fetched.
_NEW_DECLARATION = '<?xml version="1.0" standalone="yes"?>'


def marked(stream: BinaryIO) -> tuple[str, bytes]:
    """Gives the encoding that a byte order mark tells, empty if there is none, and what follows."""
    head = b""
    while len(head) < _HEAD and (chunk := stream.read(_CHUNK)):
        head += chunk
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, head.removeprefix(mark)
    return "", head


def to_utf8(stream: BinaryIO, *, name: str) -> Iterator[bytes]:
    """Gives an XML file in UTF-8, with a declaration of our own, line by line the same.

    Args:
        stream: The file; read once, from where it stands to its end.
        name: The file, as messages name it.

    Raises:
        InterchangeError: Its encoding is not known, or it is not in the one that it declares.
    """
    encoding, head = marked(stream)
    if not head:
        raise InterchangeError("is empty", path=name, line=1)
    family = encoding or next(encoding for first, encoding in _FAMILIES if head.startswith(first))
    declaration = _DECLARATION.match(head[:_HEAD].decode(family, errors="ignore"))
    old = declaration[0] if declaration else ""
    if not encoding:
        encoding = _encoding(family, old, name)
    yield (_NEW_DECLARATION + "\n" * old.count("\n")).encode()
    if encoding == "utf-8":  # expat checks it.
        yield head[len(old) :]
        while chunk := stream.read(_CHUNK):
            yield chunk
        return
    texts = decoded(stream, encoding=encoding, name=name, head=head)
    yield next(texts).removeprefix(old).encode()
    for text in texts:
        yield text.encode()


def _encoding(family: str, declaration: str, name: str) -> str:
    """Gives the codec that a declaration names, if the first bytes have not told it."""
    declared = _ENCODING.search(declaration)
    if family not in {"latin-1", "cp037"}:
        return family
    if not declared:
        return "utf-8" if family == "latin-1" else family
    try:
        codec = codecs.lookup(declared["name"]).name
        "".encode(codec)  # Some codecs are not from text to bytes.
    except (LookupError, UnicodeError):
        codec = "undefined"
    if codec in _NO_ENCODINGS:
        raise InterchangeError(
            f"is in an encoding that is not known, “{declared['name']}”; convert it to UTF-8",
            path=name,
            line=1,
        )
    # Were it in one of these, the declaration could not have been read.
    return "utf-8" if codec.startswith(("utf-16", "utf-32")) else _SUPERSETS.get(codec, codec)


def decoded(stream: BinaryIO, *, encoding: str, name: str, head: bytes = b"") -> Iterator[str]:
    """Gives a text in pieces.

    Args:
        stream: The file; read once, from where it stands to its end.
        encoding: The name of a codec.
        name: The file, as messages name it.
        head: What was read of the stream before.

    Raises:
        InterchangeError: It is not in this encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    data = head or stream.read(_CHUNK)
    try:
        while data:
            text = decoder.decode(data)
            line += text.count("\n")
            yield text
            data = stream.read(_CHUNK)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(encoding, errors="ignore")
        raise InterchangeError(
            f"byte 0x{error.object[error.start]:02X} is not {encoding}; save the file as UTF-8",
            path=name,
            line=line + before.count("\n"),
        ) from error
