"""From what stands in a .bib field, LaTeX or plain, to words."""

from __future__ import annotations

import re
import unicodedata

from .latex_commands import (
    ACCENTS,
    BIBSTRING,
    BIBSTRINGS,
    ITALIC_ARGUMENT,
    ITALIC_SWITCH,
    LOWERED,
    QUOTED_ARGUMENT,
    RAISED,
    SCRIPTS,
    SIGNS,
    SKIPPED_ARGUMENT,
    UPPER,
)
from .words import CLOSE, OPEN, Run, Words, as_plain

_NEEDS_READING = re.compile(r"[\\{}$~`'\"“”‘’\ue000\ue001]|--|\s\s|[\x00-\x1f\u2028\u2029]")
_DEEPEST = 50  # Python calls six functions for one level, and stops at a thousand.

_HTML_ITALIC = re.compile(r"<(?P<tag>i|em)>(?P<words>[^<{}]*)</(?P=tag)>")
"""What JabRef and Mendeley leave in titles that come from a database."""

_SPACES = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ue000\ue001\ud800-\udfff]")


def read_latex(text: str) -> Words:
    """Return *text* as words: accents and dashes in Unicode, braces dropped, case as typed.

    Quotation marks of any spelling become marks that know their depth; never raises.
    """
    if "<" in text:
        text = _HTML_ITALIC.sub(r"\\emph{\g<words>}", text)
    if not _NEEDS_READING.search(text):
        return (Run(text.strip()),) if text.strip() else ()
    reader = _Reader(_FORBIDDEN.sub("", text))
    reader.read_group(closing=False)
    return _mark_quotes(reader.runs())


def read_plain(text: str) -> str:
    """Return *text* as plain characters, for names, places and keys."""
    if not _NEEDS_READING.search(text):
        return text.strip()
    return as_plain(read_latex(text)).strip()


class _Reader:
    """Walks once over the text; what it cannot read it prints."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._italic = False
        self._math = False
        self._out: list[tuple[str, bool]] = []
        self._depth = 0

    def runs(self) -> list[tuple[str, bool]]:
        return self._out

    def read_group(self, *, closing: bool) -> None:
        """Read to the end of the group, or of the text."""
        italic = self._italic
        while self._at < len(self._text):
            character = self._text[self._at]
            self._at += 1
            if character == "}":
                if closing:
                    break
            elif character == "{":
                self._go_deeper(character)
            else:
                self._read_character(character)
        self._italic = italic

    def _go_deeper(self, character: str) -> None:
        """Read the group or the command that *character* opens; too deep inside, drop that."""
        if self._depth < _DEEPEST:
            self._depth += 1
            self.read_group(closing=True) if character == "{" else self._read_command()
            self._depth -= 1

    def _read_character(self, character: str) -> None:
        if character == "\\":
            self._read_command()
        elif character == "$":
            self._math = not self._math
        elif character == "~":
            self._print("\u00a0")
        elif character in "!?" and self._text.startswith("`", self._at):
            self._at += 1
            self._print({"!": "¡", "?": "¿"}[character])
        elif character in "`'-":
            self._print(self._ligature(character))
        elif self._math and character in "^_":
            self._print_script(RAISED if character == "^" else LOWERED)
        else:
            self._print(character)

    def _ligature(self, character: str) -> str:
        count = 1
        limit = 3 if character == "-" else 2
        while count < limit and self._text.startswith(character, self._at):
            self._at += 1
            count += 1
        return {
            "`": "‘", "``": "“", "'": "'", "''": "”", "-": "-", "--": "–", "---": "—",
        }[character * count]  # fmt: skip

    def _print(self, text: str) -> None:
        if text:
            self._out.append((text, self._italic))

    def _read_command(self) -> None:
        name = self._name()
        if name in ACCENTS and not self._stands_alone(name):
            self._print_accent(name)
        elif name in ITALIC_SWITCH:
            self._italic = not self._italic
        elif name in ITALIC_ARGUMENT:
            self._italic = not self._italic
            self._read_argument()
            self._italic = not self._italic
        elif name in QUOTED_ARGUMENT:
            self._skip_star()
            self._print(OPEN)
            self._read_argument()
            self._print(CLOSE)
        elif name in SKIPPED_ARGUMENT or name == "href":
            self._argument()
        elif name in BIBSTRING:
            key = "".join(text for text, _italic in self._argument())
            self._print(BIBSTRINGS.get(key, key))
        elif name in SCRIPTS:
            self._print_script(SCRIPTS[name])
        elif name in UPPER:
            for text, _italic in self._argument():
                self._print(text.upper())
        else:
            # A command that we do not know has its arguments printed after it, as plain groups.
            self._print(SIGNS.get(name, ""))

    def _name(self) -> str:
        found = re.compile(r"[A-Za-z]+").match(self._text, self._at)
        if not found:
            name = self._text[self._at : self._at + 1]
            self._at += 1
            return name
        self._at = found.end()
        while self._text.startswith((" ", "\n", "\t"), self._at):
            self._at += 1
        if self._text.startswith("{}", self._at):
            self._at += 2
        return found.group()

    def _stands_alone(self, name: str) -> bool:
        # \= or \. at the end, and \~{} for a tilde.
        return self._at >= len(self._text) or (name in "~^" and self._text[self._at :][:2] == "{}")

    def _skip_star(self) -> None:
        if self._text.startswith("*", self._at):
            self._at += 1

    def _print_accent(self, name: str) -> None:
        if self._text.startswith(" ", self._at):
            self._at += 1
        letters = "".join(text for text, _italic in self._argument())
        base = {"ı": "i", "ȷ": "j"}.get(letters[:1], letters[:1])
        self._print(unicodedata.normalize("NFC", base + ACCENTS[name] + letters[1:]))

    def _print_script(self, table: dict[int, int]) -> None:
        """Print an exponent or an index as such, if there are signs for all of it."""
        letters = "".join(text for text, _italic in self._argument())
        has_all = all(ord(letter) in table for letter in letters)
        self._print(letters.translate(table) if has_all else letters)

    def _argument(self) -> list[tuple[str, bool]]:
        kept, self._out = self._out, []
        self._read_argument()
        taken, self._out = self._out, kept
        return taken

    def _read_argument(self) -> None:
        if self._at >= len(self._text) or self._text[self._at] == "}":
            return
        character = self._text[self._at]
        self._at += 1
        if character in "{\\":
            self._go_deeper(character)
        else:
            self._print(character)


def _mark_quotes(parts: list[tuple[str, bool]]) -> Words:
    """Return *parts* as runs with their quotation marks paired and their spaces single."""
    text = "".join(part for part, _italic in parts)
    looks = [italic for part, italic in parts for _ in part]
    text = _pair_quotes(_curl_quotes(text))
    runs: list[list[str]] = []
    faces: list[bool] = []
    space = True
    for character, italic in zip(text, looks, strict=True):
        letter = character
        if _SPACES.fullmatch(character):
            if space:
                continue
            letter = " "
        space = letter == " "
        if faces and faces[-1] == italic:
            runs[-1].append(letter)
        else:
            runs.append([letter])
            faces.append(italic)
    words = [Run("".join(run), italic=face) for run, face in zip(runs, faces, strict=True)]
    if words:
        words[-1] = Run(words[-1].text.rstrip(" "), italic=words[-1].italic)
    return tuple(run for run in words if run.text)


def _curl_quotes(text: str) -> str:
    """Return *text* with curly marks for typewriter's ones."""
    if '"' not in text and "'" not in text:
        return text
    letters = list(text)
    for at, letter in enumerate(letters):
        if letter not in "\"'":
            continue
        before = letters[at - 1] if at else " "
        opens = before.isspace() or before in "([{—–“‘/" or before == OPEN
        if letter == '"':
            letters[at] = "“" if opens else "”"
        else:
            letters[at] = "‘" if opens and _closes_later(text, at) else "’"
    return "".join(letters)


def _closes_later(text: str, at: int) -> bool:
    """Tell whether the typewriter's mark at *at* opens a quotation and is no apostrophe."""
    if not text[at + 1 : at + 2].isalpha():
        return False
    return bool(re.search(r"\S['’](?!\w)", text[at + 1 :]))


def _pair_quotes(text: str) -> str:
    """Return *text* with every pair of quotation marks as marks without a depth of their own."""
    if not any(sign in text for sign in "“‘"):
        return text
    letters = list(text)
    doubles: list[int] = []
    for at, letter in enumerate(text):
        if letter == "“":
            doubles.append(at)
        elif letter == "”" and doubles:
            letters[doubles.pop()] = OPEN
            letters[at] = CLOSE
        elif letter == "‘":
            end = _closing_single(text, at)
            if end:
                letters[at], letters[end] = OPEN, CLOSE
    return "".join(letters)


def _closing_single(text: str, at: int) -> int:
    """Return where the quotation that opens at *at* closes; 0 if nowhere.

    The same sign is the apostrophe: after a plural’s s we look for a better one.
    """
    limit = text.find("‘", at + 1)
    limit = len(text) if limit < 0 else limit
    ends = [found.start() for found in re.finditer(r"’(?!\w)", text[:limit]) if found.start() > at]
    if not ends:
        return 0
    first = ends[0]
    return ends[-1] if len(ends) > 1 and text[first - 1] == "s" else first
