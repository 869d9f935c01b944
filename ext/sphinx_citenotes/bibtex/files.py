"""The bibliography files, read so that one mistake does not stop the build."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pybtex.errors
from pybtex.database import BibliographyDataError
from sphinxcontrib.bibtex.bibfile import BibFile, is_bibdata_outdated, parse_bibdata
from sphinxcontrib.bibtex.bibfile import get_mtime as _get_mtime

from ..diagnostics import Trouble, suggest, warn
from ..model.relatives import introduce_relatives
from .core import bibtex_domain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.bibfile import BibData


_ENTRY = re.compile(r"^[ \t]*@\w+\s*(?P<open>[{(])\s*(?P<key>[^\s,]+)", re.MULTILINE)


def read_files(app: Sphinx) -> None:
    """Read the bibliography files before bibtex does, and go on after a mistake in one of them.

    Bibtex itself stops the build at an unclosed brace or at a byte that is not UTF-8. It reads
    nothing when what it keeps is as new as the files, so we keep for it what can be read.
    """
    if app.config.bibtex_bibfiles is None:
        return  # bibtex says what to do
    domain = bibtex_domain(app.env)
    paths = [(Path(app.confdir) / name).resolve() for name in app.config.bibtex_bibfiles]
    encoding = app.config.bibtex_encoding
    if is_bibdata_outdated(domain.bibdata, paths, encoding):
        domain.data["bibdata"] = read_what_can_be_read(paths, encoding)


def read_what_can_be_read(paths: Sequence[Path], encoding: str) -> BibData:
    """Return the entries of *paths*; of what cannot be read the author is told."""
    readable = [path for path in paths if _is_text(path, encoding)]
    with pybtex.errors.capture() as mistakes:
        bibdata = parse_bibdata(readable, encoding)
    for mistake in mistakes:
        _warn_of_mistake(mistake, readable, encoding)
    files = {
        path: bibdata.bibfiles.get(path) or BibFile(mtime=_get_mtime(path), keys={})
        for path in paths
    }
    introduce_relatives(bibdata.data.entries)
    return bibdata._replace(bibfiles=files)


def _is_text(path: Path, encoding: str) -> bool:
    if not path.is_file():
        return True  # bibtex has a warning for that
    try:
        path.read_text(encoding)
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = (
            f"{path.name} is not written in {encoding}; save it as UTF-8,"
            " or name its encoding in bibtex_encoding"
        )
        warn(Trouble.FILE, message, f"{path}:{line}")
        return False
    except OSError as error:
        warn(Trouble.FILE, f"{path.name} cannot be read: {error.strerror}", f"{path}:1")
        return False
    return True


def _warn_of_mistake(mistake: Exception, paths: Sequence[Path], encoding: str) -> None:
    if isinstance(mistake, BibliographyDataError):
        message = f"{mistake}; the first entry of that key counts, remove or rename the other"
        warn(Trouble.FILE, message, ", ".join(str(path) for path in paths) + ":1")
        return
    path = Path(getattr(mistake, "filename", None) or paths[-1])
    entry, line = _unbalanced_entry(path, encoding)
    if entry:
        message = f"entry ‘{entry}’ has more braces opened than closed, or the other way round"
        warn(Trouble.FILE, f"{message}; balance them", f"{path}:{line}")
        return
    line = getattr(mistake, "lineno", None) or 1
    message = f"{mistake}; write name = {{value}} and a comma after each field"
    warn(Trouble.FILE, message, f"{path}:{line}")


def _unbalanced_entry(path: Path, encoding: str) -> tuple[str, int]:
    """Return key and line of the first entry whose braces do not match, empty if all do.

    The parser notices only where it ends up, often the end of the file.
    """
    text = path.read_text(encoding)
    starts = [*_ENTRY.finditer(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)] if starts else []
    for start, end in zip(starts, ends, strict=True):
        body = text[start.start() : end].replace("\\{", "").replace("\\}", "")
        if start["open"] == "{" and body.count("{") != body.count("}"):
            return start["key"], text.count("\n", 0, start.start("key")) + 1
    return "", 0


def file_names(env: BuildEnvironment) -> str:
    """Return the names of the bibliography files, as a message shows them."""
    names = [path.name for path in bibtex_domain(env).bibdata.bibfiles]
    return ", ".join(names) or "the bibliography files (bibtex_bibfiles names none)"


def missing_source(env: BuildEnvironment, key: str) -> str:
    """Return what to tell the author of a *key* that no bibliography file has."""
    hint = suggest(key, entries_of(env)) or "; add it there, or correct the key"
    return f"no source ‘{key}’ in {file_names(env)}{hint}"


def bibliography_paths(env: BuildEnvironment) -> list[str]:
    """Return the bibliography files that conf.py names."""
    return [str(path) for path in bibtex_domain(env).bibdata.bibfiles]


def bibliography_texts(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the bibliography files as their author wrote them."""
    encoding = env.config.bibtex_encoding
    paths = [path for path in bibtex_domain(env).bibdata.bibfiles if path.is_file()]
    return tuple(path.read_text(encoding, errors="replace") for path in paths)


def entries_of(env: BuildEnvironment) -> Mapping[str, Entry]:
    """Return every entry of the bibliography files by its key, whatever the case of the key."""
    return cast("Mapping[str, Entry]", bibtex_domain(env).bibdata.data.entries)


def places_of(env: BuildEnvironment) -> dict[str, str]:
    """Return ``file:line`` of every entry by its key in small letters, for warnings."""
    places: dict[str, str] = {}
    for path in bibtex_domain(env).bibdata.bibfiles:
        if not path.is_file():
            continue
        text = path.read_text(env.config.bibtex_encoding, errors="replace")
        line, counted = 1, 0
        for entry in _ENTRY.finditer(text):
            line += text.count("\n", counted, entry.start("key"))
            counted = entry.start("key")
            places.setdefault(entry["key"].lower(), f"{path}:{line}")
    return places
