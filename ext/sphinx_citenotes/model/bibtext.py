"""The text of a .bib file, taken apart so that one mistake costs one value at most."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from .known_fields import KNOWN_FIELDS
from .problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(
    r"@[ \t]*(?P<type>[A-Za-z][\w-]*)"
    # The last case is an entry whose opening brace is missing.
    r"\s*(?:(?P<open>[{(])|(?<=[ \t])(?=[^\s,{}=@]+,[ \t]*\n\s*[A-Za-z]\w*\s*=))"
)
# An entry that begins a line while another is open: that one lacks a brace.
_NEXT_ENTRY = re.compile(r"[ \t]*@[A-Za-z]+\s*[{(]\s*[^\s,{}=]+\s*,")
_NEXT_ENTRY_LINE = re.compile(rf"^{_NEXT_ENTRY.pattern}", re.MULTILINE)
# A field after the end of an entry: one closing brace too many came before.
_GOES_ON = re.compile(r"\s*,?\s*[A-Za-z][\w+:-]*\s*=\s*[{\"\d]")
_MARKS = re.compile(r"[{})\"]|\n(?=[ \t]*@)")
_BRACES = re.compile(r"[{}]")
_BRACES_AND_QUOTES = re.compile(r"[{}\"]")
_BETWEEN_FIELDS = re.compile(r"(?:[\s,\u200b\u2060\ufeff]|%[^\n]*\n)*")
_BETWEEN_LOOSE_FIELDS = re.compile(r"(?:[\s,})\u200b\u2060\ufeff]|%[^\n]*\n)*")
_SPACE = re.compile(r"\s*")
_KEY = re.compile(r"[^,{}=\"]*")
_NAME = re.compile(r"(?P<name>[^\W\d][\w+:.*/-]*)\s*(?P<equals>=?)\s*")
_BARE = re.compile(r"[^\s,#{}\"]+")
_BARE_REST = re.compile(r"[^\n,{}\"=]*(?=[\n,}]|$)")
_FIELD_LINE = re.compile(r",?[ \t]*\n\s*([A-Za-z][\w+-]*)[ \t]*=[ \t]*(?:[{\"]|\w+\s*[,#}\n])")
_FIELD_START = re.compile(r"[,\n]\s*([A-Za-z][\w+:-]*)\s*=\s*[{\"\w]")
_NAME_AT_END = re.compile(r",\s*[A-Za-z][\w+-]*\s*=\s*$")
_BLANKS = re.compile(r"[ \t\r\n]+")
_LONGEST = 100_000
"""Characters of a value: more come from abbreviations that double one another."""

MONTHS = {
    name[:3].lower(): name
    for name in (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )
}  # fmt: skip
"""The abbreviations that BibTeX brings along."""


class Closing(Enum):
    """How an entry ends: as it should, nowhere, or before its last field."""

    RIGHT = "right"
    MISSING = "missing"
    EARLY = "early"


_HOW_IT_ENDS = {
    Closing.MISSING: "the closing brace of the entry is missing; add it",
    Closing.EARLY: "a closing brace too many ends the entry before its last field; take it out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where an entry stands in the text."""

    start: int
    end: int
    closing: Closing


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedEntry:
    """An entry as typed: names of fields keep their case and may stand twice."""

    type: str
    key: str
    line: int
    fields: tuple[tuple[str, str], ...]


def cut_entries(text: str) -> Iterator[Cut]:
    """Yield where each entry of a .bib file stands, abbreviations and remarks included."""
    at = 0
    while start := _START.search(text, at):
        end = _end(text, start.end(), start["open"] or "{")
        closing = Closing.RIGHT
        if not end or _GOES_ON.match(text, end):
            closing = Closing.EARLY if end else Closing.MISSING
            following = _NEXT_ENTRY_LINE.search(text, max(end, start.end()))
            end = following.start() if following else len(text)
        yield Cut(start=start.start(), end=end, closing=closing)
        at = end


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


class BibText:
    """Reads one .bib text. *macros* are the abbreviations known before, and grow."""

    def __init__(self, text: str, macros: dict[str, str], *, file: str = "") -> None:
        self._text = text
        self._macros = macros
        self._file = file
        self._newlines = [found.start() for found in re.finditer("\n", text)]
        self._key = ""
        self._is_loose = self._is_cut = False
        self.problems: list[Problem] = []

    def entries(self) -> Iterator[TypedEntry]:
        """Yield the entries that have a key; what is wrong is in :attr:`problems` then."""
        for cut in cut_entries(self._text):
            head = _START.match(self._text, cut.start)
            if head is None or head["type"].lower() in {"comment", "preamble"}:
                continue
            self._key, self._is_loose, self._is_cut = "", False, False
            if not head["open"]:
                message = "an opening brace is missing after its type; add it"
                self._tell(ProblemKind.SYNTAX, message, cut.start)
            at = self._past(_SPACE, head.end(), cut.end)
            limit = cut.end - 1 if cut.closing is Closing.RIGHT else cut.end
            if head["type"].lower() == "string":
                self._define(at, limit)
            else:
                yield from self._read_entry(head["type"], at, limit, cut)

    def _read_entry(self, typed: str, at: int, limit: int, cut: Cut) -> Iterator[TypedEntry]:
        line = self._line(cut.start)
        at = self._read_key(at, limit)
        if not self._key:
            message = f"the entry has no key; write @{typed}{{KEY, and then its fields"
            self._tell(ProblemKind.SYNTAX, message, cut.start)
            return
        told = len(self.problems)
        self._is_loose = cut.closing is not Closing.RIGHT
        fields = tuple((name, value.strip()) for name, value in self._read_fields(at, limit))
        if cut.closing is not Closing.RIGHT and len(self.problems) == told:
            self._tell(ProblemKind.SYNTAX, _HOW_IT_ENDS[cut.closing], cut.start)
        yield TypedEntry(type=typed, key=self._key, line=line, fields=fields)

    def _read_key(self, at: int, limit: int) -> int:
        """Read the key, and return where the fields begin."""
        found = _KEY.match(self._text, at, limit)
        typed, after = (found[0], found.end()) if found else ("", at)
        words = typed.split()
        mark = self._text[after : after + 1] if after < limit else ""
        if mark == "=":  # what stands before it is the name of a field
            *words, name = words or [""]
            after = at + typed.rindex(name)
        elif mark in {"{", '"'}:
            words = words[:1]
            after = at + len(words[0]) if words else after
        self._key = " ".join(words)
        if self._key and mark and mark in '={"':
            self._tell(ProblemKind.SYNTAX, "a comma is missing after the key; add it", at)
        elif len(words) > 1:
            message = f"the key has a blank in it; write {'-'.join(words)}"
            self._tell(ProblemKind.SYNTAX, message, at)
        return after

    def _define(self, at: int, limit: int) -> None:
        for name, value in self._read_fields(at, limit):
            self._macros[name.lower()] = value

    # --- fields ---

    def _read_fields(self, at: int, limit: int) -> Iterator[tuple[str, str]]:
        while True:
            between = _BETWEEN_LOOSE_FIELDS if self._is_loose else _BETWEEN_FIELDS
            at = self._past(between, at, limit)
            if at >= limit:
                return
            found = _NAME.match(self._text, at, limit)
            following = self._text[found.end() : found.end() + 1] if found else ""
            if found is None or not (found["equals"] or following in {"{", '"'}):
                at = self._skip(at, limit)
                continue
            name = found["name"]
            if not found["equals"]:
                self._tell(ProblemKind.SYNTAX, f"= is missing after {name}; add it", at)
            value, after = self._read_value(name, found.end(), limit)
            if value or not self._is_empty(name, found.end(), after):
                yield name, _BLANKS.sub(" ", value)
            at = self._pass_comma(name, after, limit)

    def _is_empty(self, name: str, at: int, after: int) -> bool:
        """Tell whether nothing is typed for a value, and warn about that."""
        if self._text[at:after].strip():
            return False
        self._tell(ProblemKind.SYNTAX, f"the field {name} has no value; write {name} = {{…}}", at)
        return True

    def _pass_comma(self, name: str, at: int, limit: int) -> int:
        """Return where to read on after the value of *name*; a comma may be missing."""
        follows = self._past(_SPACE, at, limit)
        found = _NAME.match(self._text, follows, limit)
        is_field = found and (found["equals"] or self._text.startswith(("{", '"'), found.end()))
        if is_field and not self._is_loose:
            message = f"a comma is missing after the field {name}; add it"
            self._tell(ProblemKind.SYNTAX, message, max(0, at - 1))
        return follows

    def _skip(self, at: int, limit: int) -> int:
        """Return where the next field begins after what is none."""
        found = _FIELD_START.search(self._text, at, limit)
        end = found.start() if found else limit
        if not self._is_loose:
            words = " ".join(self._text[at:end].split())
            words = words if len(words) <= 30 else f"{words[:30]}…"  # noqa: PLR2004
            message = f"‘{words}’ is no field; write name = {{value}} and a comma after each field"
            self._tell(ProblemKind.SYNTAX, message, at)
        return end

    # --- values ---

    def _read_value(self, name: str, at: int, limit: int) -> tuple[str, int]:
        """Return the value that begins at *at*, abbreviations written out, and where it ends."""
        parts: list[str] = []
        while True:
            mark = self._text[at : at + 1] if at < limit else ""
            if mark == "{":
                part, at = self._read_braced(name, at, limit)
            elif mark == '"':
                part, at = self._read_quoted(name, at, limit)
            else:
                part, at = self._read_bare(name, at, limit, is_first=not parts)
            parts.append(part)
            after = self._past(_SPACE, at, limit)
            if after >= limit or self._text[after] != "#":
                break
            at = self._past(_SPACE, after + 1, limit)
        if len(parts) > 1 and sum(map(len, parts)) > _LONGEST:
            message = (
                f"the abbreviations in {name} make more than {_LONGEST:,} characters, and are left"
                " out; write the value itself"
            )
            self._tell(ProblemKind.SYNTAX, message, at - 1, slip="long")
            return name, at
        return "".join(parts), at

    def _read_braced(self, name: str, at: int, limit: int) -> tuple[str, int]:
        depth = 0
        for found in _BRACES.finditer(self._text, at, limit):
            depth += 1 if found[0] == "{" else -1
            if not depth:
                return self._unless_swallowed(name, at, found.start(), limit)
        return self._cut_value(name, at, limit)

    def _read_quoted(self, name: str, at: int, limit: int) -> tuple[str, int]:
        depth = 0
        for found in _BRACES_AND_QUOTES.finditer(self._text, at + 1, limit):
            if found[0] != '"':
                depth += 1 if found[0] == "{" else -1
            elif depth <= 0:
                after = self._text[found.end() : found.end() + 1]
                if after.isalnum() and _NAME_AT_END.search(self._text, at, found.start()):
                    break  # what closes it opens the value of the next field
                return self._unless_swallowed(name, at, found.start(), limit)
        return self._cut_value(name, at, limit)

    def _unless_swallowed(self, name: str, at: int, end: int, limit: int) -> tuple[str, int]:
        """Return the value between its marks, unless the next fields are in it."""
        pattern = _FIELD_START if self._is_loose else _FIELD_LINE
        for found in pattern.finditer(self._text, at + 1, end + 1):
            before = self._text[at + 1 : found.start()]
            is_known = found[1].lower() in KNOWN_FIELDS
            if is_known and before.count("{") == before.count("}"):
                return self._cut_value(name, at, limit)
        return self._text[at + 1 : end], end + 1

    def _cut_value(self, name: str, at: int, limit: int) -> tuple[str, int]:
        """Return what stands between *at* and the next field, as the value that nothing closes."""
        mark = "brace" if self._text[at] == "{" else "quotation mark"
        if not self._is_cut:  # what else is wrong with the entry follows from the first
            message = f"the {mark} of the field {name} is not closed; close it"
            self._tell(ProblemKind.SYNTAX, message, at)
        self._is_loose = self._is_cut = True
        found = _FIELD_START.search(self._text, at + 1, limit)
        end = found.start() if found else limit
        value = self._text[at + 1 : end].rstrip().rstrip(",").rstrip()
        while value.endswith(("}", ")")) and value.count("}") > value.count("{"):
            value = value[:-1].rstrip().rstrip(",").rstrip()
        return value.removesuffix('"') if mark == "quotation mark" else value, end

    def _read_bare(self, name: str, at: int, limit: int, *, is_first: bool) -> tuple[str, int]:
        """Return a number, what an abbreviation stands for, or words that lack their braces."""
        found = _BARE.match(self._text, at, limit)
        if not found:
            return "", at
        word, end = found[0], found.end()
        rest = _BARE_REST.match(self._text, end, limit) if is_first else None
        if rest and rest[0].strip() and not rest[0].strip().startswith("#"):
            word, end = self._text[at : rest.end()].strip(), rest.end()
        if word.lower() in self._macros:
            return self._macros[word.lower()], end
        if not word.isdecimal():
            message = (
                f"{name} = {word} has no braces and {word} is no abbreviation; write"
                f" {name} = {{{word}}}, or define it with @string"
            )
            self._tell(ProblemKind.SYNTAX, message, at, slip=word.lower())
        return word, end

    def _past(self, pattern: re.Pattern[str], at: int, limit: int) -> int:
        found = pattern.match(self._text, at, limit)
        return found.end() if found else at

    # --- problems ---

    def _line(self, at: int) -> int:
        return bisect_left(self._newlines, at) + 1

    def _tell(self, kind: ProblemKind, message: str, at: int, *, slip: str = "") -> None:
        self.problems.append(
            Problem(
                kind=kind,
                message=f"{self._key}: {message}" if self._key else message,
                key=self._key,
                file=self._file,
                line=self._line(at),
                slip=slip,
            )
        )
