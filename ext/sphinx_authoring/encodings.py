"""Pages that are not saved as UTF-8."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def refuse_other_encodings(_app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Refuse pages that are not UTF-8; Sphinx does not say which page it is.

    :raises SphinxError: with each page and the line of its first letter that cannot be read.
    """
    found = [trouble for name in docnames if (trouble := _trouble_with(Path(env.doc2path(name))))]
    if found:
        raise SphinxError("\n".join(found))


def _trouble_with(path: Path) -> str:
    try:
        text = path.read_bytes()
    except OSError:  # which Sphinx tells
        return ""
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"{path}:1: the file is UTF-16 and cannot be read; save it as UTF-8"
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        known = text[error.start : error.start + 1].decode("cp1252", "replace")
        return f"{path}:{line}: ‘{known}’ is not written in UTF-8; save the file as UTF-8"
    return ""
