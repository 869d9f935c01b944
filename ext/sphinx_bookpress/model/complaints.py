"""What Typst complains of, traced back to the author's pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLOCK = re.compile(r"^(error|warning): ", re.MULTILINE)
_PLACE = re.compile(r"┌─ (?P<file>.+?):(?P<line>\d+):\d+")
_HINT = re.compile(r"^\s*= hint: (?P<hint>.+)$", re.MULTILINE)
_MARK = re.compile(r"^// (?P<docname>.+):(?P<line>\d+)$")
_UNSHOWN = re.compile(r'the text `"(?P<text>.+)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{(?P<code>[0-9a-f]+)\}|(?P<letter>.))")
"""How the compiler writes a character that nobody would see, a quotation mark, or a backslash."""

_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}
_STANDARD = re.compile(r"^PDF/\S+ error: |^embedding PDFs is .*not supported in this export mode")


def mark_of(docname: str, line: int) -> str:
    """Return the comment that says which line of which document follows in a Typst file."""
    return f"// {docname}:{line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypstPlace:
    """A line of a Typst file."""

    file: str
    line: int

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.file.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One error or warning of Typst."""

    message: str
    file: str = ""
    line: int = 0
    hints: tuple[str, ...] = ()
    callers: tuple[TypstPlace, ...] = ()
    """Where the failing code was called, the nearest first."""

    @property
    def unshown_text(self) -> str:
        """The characters that no font at hand has, if this is the complaint."""
        match = _UNSHOWN.search(self.message)
        return _ESCAPE.sub(_unescaped, match.group("text")) if match else ""

    @property
    def is_about_standard(self) -> bool:
        """Whether the book could be made if it need not keep a PDF standard."""
        return _STANDARD.match(self.message) is not None

    @property
    def is_told_of_page(self) -> bool:
        """Whether the page of a picture has been named already, in plainer words."""
        return self.message == "image contains foreign object"

    def is_in(self, name: str) -> bool:
        """Return whether the failing code stands in the file called *name*."""
        return TypstPlace(file=self.file, line=self.line).name == name

    def line_in(self, name: str) -> int:
        """Return the line of the file called *name* that led to the complaint; 0 if none did."""
        own = TypstPlace(file=self.file, line=self.line)
        return next((place.line for place in (own, *self.callers) if place.name == name), 0)

    def __str__(self) -> str:
        """Return the complaint with its hints, as one sentence."""
        return "; ".join((self.message, *self.hints))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePlace:
    """A line of a document."""

    docname: str
    line: int


def read_complaints(diagnostic: str) -> tuple[Complaint, ...]:
    """Return the complaints in the text that the compiler prints for people.

    Beside errors it repeats the warnings, which stop nothing.
    """
    parts = _BLOCK.split(diagnostic)[1:]
    blocks = list(zip(parts[::2], parts[1::2], strict=True))
    errors = [block for kind, block in blocks if kind == "error"]
    return tuple(map(_read_complaint, errors or [block for _kind, block in blocks]))


def source_of(line: int, typst_lines: list[str]) -> SourcePlace | None:
    """Return the author's line from which *line* was written, if a mark stands before it."""
    for number in range(min(line, len(typst_lines)), 0, -1):
        match = _MARK.match(typst_lines[number - 1])
        if match:
            return SourcePlace(docname=match.group("docname"), line=int(match.group("line")))
    return None


def _read_complaint(block: str) -> Complaint:
    first, *callers = [
        TypstPlace(file=match.group("file"), line=int(match.group("line")))
        for match in _PLACE.finditer(block)
    ] or [TypstPlace(file="", line=0)]
    return Complaint(
        message=block.split("\n", 1)[0].strip(),
        file=first.file,
        line=first.line,
        hints=tuple(match.group("hint") for match in _HINT.finditer(block)),
        callers=tuple(callers),
    )


def _unescaped(match: re.Match[str]) -> str:
    letter = match.group("letter")
    return _LETTERS.get(letter, letter) if letter else chr(int(match.group("code"), 16))
