"""Walking over LaTeX: what stands there comes out as characters with their looks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_authoring.addresses import is_web_address

from .bibstrings import BIBSTRING_COMMANDS, bibstring
from .latex_commands import (
    ACCENTS,
    ALONE,
    BRACKETED,
    CAPITAL,
    CODES,
    FRACTIONS,
    GREEK,
    ITALIC_ARGUMENT,
    ITALIC_SWITCH,
    LOWER,
    LOWERED,
    LOWERED_LETTERS,
    ORDINALS,
    PASSED,
    QUOTED_ARGUMENT,
    QUOTED_SECOND,
    RAISED,
    RAISED_LETTERS,
    ROMAN_CAPITAL,
    ROMAN_SMALL,
    SCRIPTS,
    SKIPPED_ARGUMENT,
    SKIPPED_FIRST,
    SPACES,
    UPPER,
    character_of,
    character_with,
    is_command,
    is_dropped,
)
from .latex_numbers import as_character, as_fraction, as_greek, as_ordinal, as_roman
from .latex_table import as_argument
from .words import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Callable

Look = tuple[bool, str]
"""Whether words are italic, and the address that they lead to."""
Piece = tuple[str, Look]

_DEEPEST = 50  # Python calls six functions for one level, and stops at a thousand.


class LatexReader:
    """Walks once over the text; what it cannot read it prints."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._italic = False
        self._url = ""
        self._math = False
        self._depth = 0
        self.pieces: list[Piece] = []

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
        elif self._math and character in _IN_MATH:
            self._print(_IN_MATH[character])
        elif self._math and character in "^_":
            self._print_script(RAISED if character == "^" else LOWERED)
        elif character in _DOUBLED and self._text.startswith(character, self._at):
            self._at += 1
            self._print(_DOUBLED[character])
        elif character in "`'-":
            self._print(self._ligature(character))
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
            self.pieces.append((text, (self._italic, self._url)))

    # --- commands ---

    def _read_command(self) -> None:
        name = self._name()
        character = character_with(name, as_argument(self._peek()))
        if name in ACCENTS:
            self._print_accent(name)
        elif character:
            self._argument()
            self._print(character)
        elif name in ITALIC_SWITCH:
            self._italic = not self._italic
        elif name in "()[]":
            self._math = name in "(["
        elif name in _VERBATIM_COMMANDS:
            self._print_address(is_link=name == "url")
        elif name in SKIPPED_FIRST:
            self._read_second(name)
        elif name in SKIPPED_ARGUMENT or is_dropped(name):
            self._skip_arguments(name)
        elif name in SPACES:
            self._print_space(name)
        elif name in CODES:
            self._print_code()
        else:
            self._read_argument_of(name)

    def _read_argument_of(self, name: str) -> None:
        """Read a command that prints its argument, changed or not, or a character."""
        change = _CHANGES.get(name)
        if change:
            self._skip_options()
            self._print(change(self._argument()))
        elif name in BIBSTRING_COMMANDS:
            self._skip_options()
            self._print(bibstring(name, self._argument()))
        elif name in SCRIPTS:
            self._print_script(SCRIPTS[name])
        elif name in FRACTIONS:
            self._print(as_fraction(self._argument(), self._argument()))
        elif name in ITALIC_ARGUMENT:
            self._italic = not self._italic
            self._read_argument()
            self._italic = not self._italic
        elif name in QUOTED_ARGUMENT or name in QUOTED_SECOND:
            if name in QUOTED_SECOND:
                self._skip_arguments(name)
            self._read_between(OPEN, CLOSE)
        elif name in BRACKETED:
            self._read_between(*BRACKETED[name])
        elif name == "ensuremath":
            math, self._math = self._math, True
            self._read_argument()
            self._math = math
        else:
            # A command that we do not know has its arguments printed after it, as plain groups.
            self._print(character_of(name))
            has_options = name in PASSED or not is_command(name)
            found = _STAR_AND_OPTIONS.match(self._text, self._at) if has_options else None
            self._at = found.end() if found else self._at

    def _skip_arguments(self, name: str) -> None:
        """Pass over what a command has: one argument, of some all that follow."""
        self._skip_star()
        self._skip_options()
        first = self._argument()
        if name in _SEVERAL_ARGUMENTS or (name == "begin" and first in _ENVIRONMENTS):
            while self._text.startswith(("{", "["), self._at):
                self._skip_options()
                self._argument()

    def _read_between(self, before: str, after: str) -> None:
        self._skip_star()
        self._skip_options()
        self._print(before)
        self._read_argument()
        self._print(after)

    def _read_second(self, name: str) -> None:
        """Print the second argument alone; of a link, with its address."""
        self._skip_options()
        address = clean_verbatim(self._verbatim()) if name == "href" else self._argument()
        url, self._url = self._url, self._url
        if name == "href" and is_web_address(address):
            self._url = address
        self._read_argument()
        self._url = url

    def _name(self) -> str:
        found = _LETTERS.match(self._text, self._at)
        if not found:
            name = self._text[self._at : self._at + 1]
            self._at += 1
            if name == "\\":  # a line break may say how much room it leaves
                self._skip_star()
                self._skip_options()
            return name
        self._at = found.end()
        while not self._math and self._text.startswith((" ", "\n", "\t"), self._at):
            self._at += 1
        if self._text.startswith("{}", self._at) and found[0] not in ACCENTS:
            self._at += 2
        return found[0]

    def _skip_star(self) -> None:
        if self._text.startswith("*", self._at):
            self._at += 1

    def _skip_options(self) -> None:
        """Pass over what stands in brackets between a command and its argument."""
        found = _OPTIONS.match(self._text, self._at)
        if found:
            self._at = found.end()

    def _print_accent(self, name: str) -> None:
        if self._text.startswith(" ", self._at):
            self._at += 1
        if self._at >= len(self._text):
            return
        letters = self._argument()
        if not letters:
            self._print(ALONE.get(name, ""))
            return
        base = {"ı": "i", "ȷ": "j"}.get(letters[:1], letters[:1])
        self._print(unicodedata.normalize("NFC", base + ACCENTS[name] + letters[1:]))

    def _print_script(self, table: dict[int, int]) -> None:
        """Print an exponent or an index as such, if there are characters for all of it."""
        letters = self._argument()
        single = RAISED_LETTERS if table is RAISED else LOWERED_LETTERS
        if len(letters) == 1 and letters in single and self._math:
            self._print(single[letters])
            return
        has_all = all(ord(letter) in table for letter in letters)
        self._print(letters.translate(table) if has_all else letters)

    def _print_address(self, *, is_link: bool) -> None:
        address = clean_verbatim(self._verbatim())
        url, self._url = self._url, address if is_link and is_web_address(address) else ""
        self._print(address)
        self._url = url

    def _print_space(self, name: str) -> None:
        self._skip_star()
        self._skip_options()
        if self._text.startswith("{", self._at) and name not in {"newline", "linebreak"}:
            self._argument()
        found = _WIDTH.match(self._text, self._at)
        if found and name not in {"newline", "linebreak"}:
            self._at = found.end()
        self._print(" ")

    def _print_code(self) -> None:
        if self._text.startswith("{", self._at):
            self._print(as_character(self._argument()))
            return
        found = _CODE.match(self._text, self._at)
        if found:
            self._at = found.end()
            self._print(as_character(found[0]))

    # --- arguments ---

    def _peek(self) -> str:
        """Return the argument that follows, as typed."""
        at = self._at
        if self._text.startswith("\\", at):
            found = _LETTERS.match(self._text, at + 1)
            return self._text[at : found.end() if found else at + 2]
        if not self._text.startswith("{", at):
            return self._text[at : at + 1]
        found = _SHORT_GROUP.match(self._text, at)
        return found[0] if found else ""

    def _verbatim(self) -> str:
        """Return the argument without reading it, as addresses want it."""
        if not self._text.startswith("{", self._at):
            return ""
        depth, start = 0, self._at
        while self._at < len(self._text):
            character = self._text[self._at]
            depth += (character == "{") - (character == "}")
            self._at += 1
            if not depth:
                return self._text[start + 1 : self._at - 1]
        return self._text[start + 1 :]

    def _argument(self) -> str:
        """Return the argument as plain characters."""
        kept, self.pieces = self.pieces, []
        self._read_argument()
        taken, self.pieces = self.pieces, kept
        return "".join(text for text, _look in taken)

    def _read_argument(self) -> None:
        if self._at >= len(self._text) or self._text[self._at] == "}":
            return
        character = self._text[self._at]
        self._at += 1
        if character in "{\\":
            self._go_deeper(character)
        else:
            self._print(character)


_LETTERS = re.compile(r"[A-Za-z]+")
_STAR_AND_OPTIONS = re.compile(r"\*?(?:\[[^\[\]{}]*\])*(?=\{)")
_OPTIONS = re.compile(r"\s*(?:\[[^\[\]{}]*\]\s*)+")
_WIDTH = re.compile(r"\s*-?\d*\.?\d+\s*(?:em|ex|pt|mm|cm|in|mu|sp|pc|bp|dd|cc)\b")
_CODE = re.compile(r"\s*(?:\"[0-9A-Fa-f]+|'[0-7]+|`\\?.|\d+) ?")
_SHORT_GROUP = re.compile(r"\{(?:[^{}]|\{[^{}]*\}){0,60}\}")
_VERBATIM_COMMANDS = frozenset({"url", "path", "nolinkurl"})
_SEVERAL_ARGUMENTS = frozenset({
    "cites", "parencites", "textcites", "footcites", "autocites", "smartcites",
    "supercites", "volcite", "pvolcite", "fvolcite", "tvolcite", "avolcite",
})  # fmt: skip
_ENVIRONMENTS = frozenset({"CJK", "CJK*", "otherlanguage", "otherlanguage*", "minipage"})
_DOUBLED = {",": "„", "<": "«", ">": "»"}
_IN_MATH = {"-": "−", "'": "′"}


def clean_verbatim(address: str) -> str:
    """Return an address without the backslashes that LaTeX wants before some characters."""
    address = re.sub(r"\\(?:textasciitilde|~)(?:\{\})?", "~", address)
    return re.sub(r"\\([_%#&$~{}])", r"\1", address).strip()


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


_CHANGES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(UPPER, str.upper),
    **dict.fromkeys(LOWER, str.lower),
    **dict.fromkeys(CAPITAL, _capitalize),
    **dict.fromkeys(ORDINALS, as_ordinal),
    **dict.fromkeys(GREEK, as_greek),
    **dict.fromkeys(ROMAN_SMALL, as_roman),
    **dict.fromkeys(ROMAN_CAPITAL, lambda text: as_roman(text).upper()),
    "sqrt": lambda text: f"√{text}",
}
