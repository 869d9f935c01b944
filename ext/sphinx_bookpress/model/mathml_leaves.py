"""The leaves of MathML: letters, numbers, signs, words and spaces, written as Typst."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from .text import string_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Formula = str
"""Typst code of a formula, to stand inside ``math.equation``."""

_LIMITS = frozenset(
    {"lim", "max", "min", "sup", "inf", "det", "gcd", "Pr", "limsup", "liminf", "argmax", "argmin"}
)
_SPACES = {
    "negativethinmathspace": "-0.167em",
    "negativemediummathspace": "-0.222em",
    "negativethickmathspace": "-0.278em",
    "thinmathspace": "0.167em",
    "mediummathspace": "0.222em",
    "thickmathspace": "0.278em",
}
_LENGTH = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:em|pt|mm|cm|in)")
_OTHER_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|ex|mu|bp|pc)?")
_UNITS = {"px": ("pt", 0.75), "ex": ("em", 0.43), "mu": ("em", 1 / 18), "bp": ("pt", 1.0)}
_VARIANTS = {
    "normal": ("upright",),
    "bold": ("upright", "bold"),
    "italic": ("italic",),
    "bold-italic": ("bold", "italic"),
    "double-struck": ("bb",),
    "script": ("cal",),
    "bold-script": ("bold", "cal"),
    "fraktur": ("frak",),
    "bold-fraktur": ("bold", "frak"),
    "sans-serif": ("sans", "upright"),
    "bold-sans-serif": ("sans", "bold", "upright"),
    "sans-serif-italic": ("sans", "italic"),
    "sans-serif-bold-italic": ("sans", "bold", "italic"),
    "monospace": ("mono",),
}


class FormulaError(Exception):
    """A formula cannot be read; says why, to its author."""


def name_of(element: Element) -> str:
    """Return the name of *element* without its namespace."""
    return element.tag.rsplit("}", 1)[-1]


def words_in(element: Element) -> str:
    """Return the text of a leaf; the reader leaves character references in it."""
    return html.unescape(element.text or "")


def call(function: str, *arguments: str) -> str:
    """Return the call of a function for formulas of the template."""
    return f"f-{function}({', '.join(arguments)})"


def write_identifier(element: Element) -> str:
    """Return the code of a letter, or of a name that stands upright.

    :raises FormulaError: if it is a command that the reader does not know.
    """
    words = words_in(element)
    if words.startswith("\\") and len(words) > 1:
        raise FormulaError(f"command '{words}' is not known")
    if element.text == "&":
        raise FormulaError("'&' stands outside of a table")
    if not words:
        return "[]"
    if len(words) > 1 and not set(words) <= {"′"}:
        return call("function", string_of(words))
    # The reader makes one upright letter of \mathrm a character reference.
    is_upright = element.text != words and words.isascii() and words.isalpha()
    return _in_variant(element, symbol_of(words), "normal" if is_upright else "")


def write_number(element: Element) -> str:
    """Return the code of a number."""
    return _in_variant(element, call("text", string_of(words_in(element))))


def write_words(element: Element) -> str:
    """Return the code of words among signs."""
    return _in_variant(element, call("text", string_of(words_in(element))))


def write_operator(element: Element) -> str:
    """Return the code of a sign, or of a name such as ``lim``.

    :raises FormulaError: if it is a command that the reader does not know.
    """
    words = words_in(element)
    if words.startswith("\\") and len(words) > 1:
        raise FormulaError(f"command '{words}' is not known")
    if not words:
        return "[]"
    if len(words) > 1:
        movable = element.get("movablelimits") == "true" or _plain(words) in _LIMITS
        return call("limit" if movable else "function", string_of(words))
    if size := element.get("minsize"):
        return call("sized", _length(size), symbol_of(words))
    return symbol_of(words)


def _plain(words: str) -> str:
    return re.sub(r"\W", "", words)


def symbol_of(words: str) -> str:
    """Return the code of the only sign in *words*."""
    return "".join(call("symbol", string_of(sign)) for sign in words[:1]) or "[]"


def _in_variant(element: Element, code: str, variant: str = "") -> str:
    for style in reversed(_VARIANTS.get(variant or element.get("mathvariant", ""), ())):
        code = f"math.{style}({code})"
    return code


def write_space(element: Element) -> str:
    """Return the code of a space, of a rule as wide, or of a new line."""
    if element.get("linebreak") == "newline":
        return "linebreak()"
    width = _length(element.get("width", ""))
    if element.get("mathbackground"):
        return call("rule", width, _length(element.get("height", "")))
    return f"h({width})"


def _length(text: str) -> str:
    """Return a length of MathML or TeX as Typst writes it; one that cannot be read is none."""
    if text in _SPACES:
        return _SPACES[text]
    if match := _LENGTH.fullmatch(text):
        return match.group().removeprefix("+")
    match = _OTHER_LENGTH.fullmatch(text)
    if match is None:
        return "0pt"
    unit, factor = _UNITS.get(match.group(2) or "px", ("pt", 1.0))
    return f"{float(match.group(1)) * factor:g}{unit}"
