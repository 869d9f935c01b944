"""Reading a whole .bib file so that one mistake costs one field at most."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pybtex.database import Entry
from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.utils import CaseInsensitiveDict, OrderedCaseInsensitiveDict

from .problems import Problem, ProblemKind
from .source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pybtex.scanner import PybtexSyntaxError

_START = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
# An entry that begins a line while another is open: that one lacks a brace.
_NEXT_ENTRY = re.compile(r"[ \t]*@[A-Za-z]+\s*[{(]\s*[^\s,{}=]+\s*,")
_HEAD = re.compile(r"@\s*([A-Za-z]+)\s*[{(]\s*([^\s,{}]+)\s*,?")
_FIELD = re.compile(r"(?:^|,)[ \t]*([A-Za-z][\w+-]*)[ \t]*=[ \t]*", re.MULTILINE)
_NOT_SOURCES = frozenset({"string", "preamble", "comment"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """The sources of a .bib file in their order, and what is wrong with file and sources."""

    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_bibliography_file(path: Path) -> Bibliography:
    """Return what the file *path* holds; a file that cannot be read is a problem."""
    file = str(path)
    try:
        octets = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}); correct its name or permissions"
        return Bibliography(problems=(Problem(kind=ProblemKind.FILE, message=message, file=file),))
    text, problems = _decode(octets, file)
    read = read_bibliography(text, file=file)
    return replace(read, problems=(*problems, *read.problems))


def _decode(octets: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return octets.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = octets.count(b"\n", 0, error.start) + 1
        message = (
            f"byte 0x{octets[error.start]:02x} is not UTF-8 and was read as Windows-1252;"
            " save the file as UTF-8"
        )
        problem = Problem(kind=ProblemKind.ENCODING, message=message, file=file, line=line)
        return octets.decode("cp1252", errors="replace"), (problem,)


def read_bibliography(text: str, *, file: str = "") -> Bibliography:
    """Return the sources of the .bib *text*; problems carry *file* and the line."""
    reader = _FileReader(text.replace("\r\n", "\n"), file)
    reader.read()
    sources = []
    for key, entry in reader.entries.items():
        if entry.type in {"xdata", "set"}:
            continue
        source, problems = read_source(key, entry, reader.entries)
        sources.append(source)
        for problem in problems:
            reader.tell(problem.kind, f"{key}: {problem.message}", reader.lines[key], key)
    return Bibliography(sources=tuple(sources), problems=tuple(reader.problems))


class _EntryParser(LowLevelParser):  # type: ignore[misc]
    """Pybtex’s parser; an abbreviation that nobody defined is printed as typed."""

    def substitute_macro(self, name: str) -> str:
        """Return what *name* abbreviates."""
        return super().substitute_macro(name) or name


class _FileReader:
    """Cuts a file into entries and reads each on its own."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._macros = CaseInsensitiveDict(month_names)
        # Keys are the same whatever their case, as in BibTeX.
        self.entries: Mapping[str, Entry] = OrderedCaseInsensitiveDict()
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def tell(self, kind: ProblemKind, message: str, line: int, key: str = "") -> None:
        """File a problem."""
        self.problems.append(
            Problem(kind=kind, message=message, key=key, file=self._file, line=line)
        )

    def read(self) -> None:
        """Read all entries."""
        counted, line = 0, 1
        for start, end, is_closed in cut_entries(self._text):
            line += self._text.count("\n", counted, start)
            counted = start
            chunk = self._text[start:end]
            if is_closed:
                self._read_entry(chunk, line)
            else:
                self._read_loosely(chunk, line)

    def _read_entry(self, chunk: str, line: int) -> None:
        mistakes: list[PybtexSyntaxError] = []
        parser = _EntryParser(
            chunk, macros=self._macros, handle_error=mistakes.append, filename=self._file
        )
        for command, body in parser:
            if command.lower() not in _NOT_SOURCES:
                key, fields = body
                if key:
                    self._add(command, key, [(n, "".join(v)) for n, v in fields], line)
        for mistake in mistakes:
            self._tell_of_mistake(mistake, line)

    def _tell_of_mistake(self, mistake: PybtexSyntaxError, line: int) -> None:
        at = line + (getattr(mistake, "lineno", None) or 1) - 1
        what = re.sub(r" in line \d+", "", str(mistake))
        if isinstance(mistake, UndefinedMacro):
            message = f"{what}; put braces around the value, or define it with @string"
        else:
            message = (
                f"{what}; close every brace and quotation mark of the entry,"
                " and put a comma after each field"
            )
        self.tell(ProblemKind.SYNTAX, message, at)

    def _read_loosely(self, chunk: str, line: int) -> None:
        """Read an entry whose braces do not match: a field goes to the next line with a name."""
        head = _HEAD.match(chunk)
        key = head[2] if head else ""
        message = (
            f"{key or 'an entry'}: a brace is not closed before the next entry;"
            " count the braces of its fields"
        )
        self.tell(ProblemKind.SYNTAX, message, line, key)
        if not head:
            return
        body = chunk[head.end() :]
        found = list(_FIELD.finditer(body))
        ends = [after.start() for after in found[1:]] + [len(body)]
        fields = [
            (field[1], _balanced(body[field.end() : end]))
            for field, end in zip(found, ends, strict=True)
        ]
        self._add(head[1], key, fields, line)

    def _add(self, command: str, key: str, fields: Iterable[tuple[str, str]], line: int) -> None:
        if key in self.entries:
            first = self.lines[self._spelled(key)]
            message = (
                f"{key}: this key stands in line {first} already, and that entry counts;"
                " remove or rename one of them"
            )
            self.tell(ProblemKind.DOUBLE_KEY, message, line, key)
            return
        entry = Entry(command)
        entry.key = key
        for name, value in fields:
            if name in entry.fields:
                message = f"{key}: the field {name} stands twice, and the first counts; remove one"
                self.tell(ProblemKind.DOUBLE_FIELD, message, line, key)
            else:
                entry.fields[name] = " ".join(value.split())
        self.entries[key] = entry  # type: ignore[index]
        self.lines[key] = line

    def _spelled(self, key: str) -> str:
        return key if key in self.lines else str(self.entries[key].key)


def cut_entries(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each entry of a .bib file, and whether its braces match."""
    at = 0
    while start := _START.search(text, at):
        end = _end(text, start.end(), start[2])
        if end:
            yield start.start(), end, True
            at = end
            continue
        following = re.compile(rf"^{_NEXT_ENTRY.pattern}", re.MULTILINE).search(text, start.end())
        at = following.start() if following else len(text)
        if start[1].lower() not in _NOT_SOURCES:
            yield start.start(), at, False


_MARKS = re.compile(r"[{})\"\n]")


def _end(text: str, at: int, opening: str) -> int:
    """Return where the entry ends whose first brace stands before *at*; 0 if it does not."""
    depth = 1 if opening == "{" else 0
    quoted = False
    for found in _MARKS.finditer(text, at):
        mark = found.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if not depth and opening == "{":
                return found.end()
        elif mark == ")" and opening == "(" and not depth and not quoted:
            return found.end()
        elif mark == '"' and opening == "(" and not depth:
            quoted = not quoted
        elif mark == "\n" and _NEXT_ENTRY.match(text, found.end()):
            return 0
    return 0


def _balanced(value: str) -> str:
    """Return the value of a field without its delimiters and without braces that do not match."""
    value = value.strip().rstrip(",").strip()
    while value.endswith("}") and value.count("}") > value.count("{"):
        value = value[:-1].rstrip().rstrip(",").rstrip()
    if value.startswith("{") and value.endswith("}") and value.count("{") == value.count("}"):
        return value[1:-1]
    if value.startswith('"'):
        return value.strip('"')
    if value.startswith("{") and value.count("{") > value.count("}"):
        return value[1:]
    return value
