"""Reading .bib files: for the build and for the command line alike."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pybtex.database import Entry
from pybtex.utils import OrderedCaseInsensitiveDict

from .bibtext import MONTHS, BibText
from .formats import name_binary, name_format
from .problems import Problem, ProblemKind, merge_slips
from .relatives import NO_SOURCES
from .source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .bibtext import TypedEntry

UTF_8 = "utf-8-sig"
_BY_MARK = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_LOOKED_AT = 400  # octets, to tell UTF-16 from UTF-8
# A byte that is not UTF-8 comes as a surrogate, and goes as what Windows means by it.
_WINDOWS = {
    0xDC00 + octet: bytes([octet]).decode("cp1252", errors="replace") for octet in range(128, 256)
}
_SURROGATES = re.compile("[\udc80-\udcff]")
_BLANK_CONTROLS = re.compile(r"[\x0b\x0c\x1c-\x1f]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\ue000\ue001\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""What XML, and so a web page or an EPUB, cannot hold, and the two characters of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """The sources of a .bib file in their order, and what is wrong with file and sources."""

    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_bibliography_file(path: Path) -> Bibliography:
    """Return what the file *path* holds; a file that cannot be read is a problem."""
    text, problems = read_text(path)
    read = read_bibliography(text, file=str(path))
    return replace(read, problems=(*problems, *read.problems))


def read_bibliography(text: str, *, file: str = "") -> Bibliography:
    """Return the sources of the .bib *text*; problems carry *file* and the line."""
    reader = EntryReader()
    reader.read(text, file)
    sources = []
    problems = reader.problems
    for key, entry in reader.entries.items():
        if entry.type in NO_SOURCES:
            continue
        source, found = read_source(key, entry, reader.entries)
        sources.append(source)
        _file, line = reader.places[key.lower()]
        problems.extend(
            replace(problem, message=f"{key}: {problem.message}", key=key, file=file, line=line)
            for problem in found
        )
    return Bibliography(sources=tuple(sources), problems=merge_slips(problems))


class EntryReader:
    """Gathers the entries of one or more texts; of a double key the first counts."""

    def __init__(self) -> None:
        self._macros = dict(MONTHS)
        # Keys are the same whatever their case, as in BibTeX.
        self.entries: Mapping[str, Entry] = OrderedCaseInsensitiveDict()
        self.places: dict[str, tuple[str, int]] = {}
        """File and line of each entry by its key in small letters."""
        self.problems: list[Problem] = []

    def read(self, text: str, file: str) -> tuple[str, ...]:
        """Read *text*, and return the keys of the entries that it adds."""
        read = BibText(text, self._macros, file=file)
        keys = tuple(entry.key for entry in read.entries() if self._add(entry, file))
        self.problems.extend(read.problems)
        return keys

    def _add(self, typed: TypedEntry, file: str) -> bool:
        known = self.places.get(typed.key.lower())
        if known:
            place = f"line {known[1]}" if known[0] == file else f"{known[0]}:{known[1]}"
            message = (
                f"{typed.key}: this key stands in {place} already, and that entry counts;"
                " remove or rename one of them"
            )
            self._tell(ProblemKind.DOUBLE_KEY, message, typed, file)
            return False
        entry = Entry(typed.type)
        entry.key = typed.key
        for name, value in typed.fields:
            if name not in entry.fields:
                entry.fields[name] = value
            elif entry.fields[name] != value:
                message = (
                    f"{typed.key}: the field {name} stands twice, and the first counts; remove one"
                )
                self._tell(ProblemKind.DOUBLE_FIELD, message, typed, file)
        self.entries[typed.key] = entry  # type: ignore[index]
        self.places[typed.key.lower()] = file, typed.line
        return True

    def _tell(self, kind: ProblemKind, message: str, typed: TypedEntry, file: str) -> None:
        self.problems.append(
            Problem(kind=kind, message=message, key=typed.key, file=file, line=typed.line)
        )


# --- the text of a file ---


def read_text(path: Path, encoding: str = UTF_8) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of the file *path*, and what is wrong with it; it may be empty."""
    file = str(path)
    try:
        octets = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}); correct its name or permissions"
        return "", (Problem(kind=ProblemKind.FILE, message=message, file=file),)
    what = name_binary(octets)
    if what:
        return "", (Problem(kind=ProblemKind.FILE, message=what, file=file, line=1),)
    text, complaint, line = _decode(octets, encoding)
    problems = [
        Problem(kind=kind, message=message, file=file, line=at)
        for kind, message, at in (
            (ProblemKind.ENCODING, complaint, line),
            (ProblemKind.FILE, name_format(text), 1),
            (ProblemKind.ENCODING, *_name_forbidden(text)),
        )
        if message
    ]
    is_other = any(problem.kind is ProblemKind.FILE for problem in problems)
    return "" if is_other else _clean(text), tuple(problems)


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", _BLANK_CONTROLS.sub(" ", text))


def _name_forbidden(text: str) -> tuple[str, int]:
    """Return a sentence about the first character that no page can hold, and its line."""
    found = _FORBIDDEN.search(text)
    if not found:
        return "", 0
    message = f"the character U+{ord(found[0]):04X} can stand in no page and is left out; delete it"
    return message, text.count("\n", 0, found.start()) + 1


def _decode(octets: bytes, encoding: str) -> tuple[str, str, int]:
    """Return the text, and what is wrong with its encoding and in which line."""
    wide = next((name for mark, name in _BY_MARK if octets.startswith(mark)), "") or _guess(octets)
    if wide:
        message = f"the file is {wide.upper()[:6]} and was read as such; save it as UTF-8"
        return octets.decode(wide, errors="replace").removeprefix("\ufeff"), message, 1
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        text, _message, _line = _decode(octets, UTF_8)
        message = f'there is no encoding ‘{encoding}’; write bibtex_encoding = "utf-8-sig"'
        return text, message, 1
    if not name.startswith("utf-8"):
        text = octets.decode(name, errors="replace")
        at = text.find("\ufffd")
        message = f"the file is not written in {encoding}; save it as UTF-8" if at >= 0 else ""
        return text, message, text.count("\n", 0, at) + 1 if message else 0
    text = octets.decode("utf-8", errors="surrogateescape").removeprefix("\ufeff")
    found = _SURROGATES.search(text)
    if not found:
        return text, "", 0
    message = (
        f"byte 0x{ord(found[0]) - 0xDC00:02x} is not UTF-8 and was read as Windows-1252;"
        " save the file as UTF-8"
    )
    return text.translate(_WINDOWS), message, text.count("\n", 0, found.start()) + 1


def _guess(octets: bytes) -> str:
    """Return UTF-16 in one of its two orders if every second octet is zero, as in its Latin."""
    head = octets[:_LOOKED_AT]
    evens, odds = head[::2].count(0), head[1::2].count(0)
    if evens + odds < len(head) // 3 or not head:
        return ""
    return "utf-16-le" if odds > evens else "utf-16-be"
