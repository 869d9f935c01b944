"""MathML, as latex2mathml makes it, written as calls of the template's formula functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .mathml_leaves import (
    Formula,
    FormulaError,
    call,
    name_of,
    symbol_of,
    words_in,
    write_identifier,
    write_number,
    write_operator,
    write_space,
    write_words,
)
from .text import string_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from xml.etree.ElementTree import Element

_LARGE = frozenset("∑∏∐⋃⋂⨁⨂⨀⨄⨆⋁⋀∫∬∭∮∯∰")
_ACCENTS = frozenset("´¯˘ˇ˙¨\u20db\u20dc`^˚~→←↔")
_BRACES = {
    "―": "overline",
    "⏞": "overbrace",
    "⎴": "overbracket",
    "⏜": "overparen",
    "⏟": "underbrace",
    "⎵": "underbracket",
    "⏝": "underparen",
}
_OPENING, _CLOSING = frozenset("([{⟨⌈⌊|‖"), frozenset(")]}⟩⌉⌋|‖")


def formula_of(element: Element) -> Formula:
    """Return the Typst code of a ``math`` element.

    :raises FormulaError: if a command was not known, so that its name would be printed.
    """
    return _row(list(element))


def _code(element: Element) -> str:
    write = _WRITERS.get(name_of(element), _write_row)
    return write(element)


# Rows and brackets -----------------------------------------------------------------------------


def _row(elements: Sequence[Element]) -> str:
    """Return the code of *elements* one after the other, brackets grown to what they hold."""
    if _is_fence(elements):
        return call("fenced", *_codes(elements))
    pieces: list[str] = []
    index = 0
    while index < len(elements):
        if _is_negation(elements[index]) and index + 1 < len(elements):
            pieces.append(f"math.cancel({_code(elements[index + 1])}, angle: 20deg)")
            index += 2
        elif _is_bracketed(elements[index : index + 3]):
            pieces.append(call("fenced", *_codes(elements[index : index + 3])))
            index += 3
        else:
            pieces.append(_code(elements[index]))
            index += 1
    return pieces[0] if len(pieces) == 1 else call("row", *pieces)


def _codes(elements: Sequence[Element]) -> list[str]:
    return [_code(element) for element in elements]


def _write_row(element: Element) -> str:
    return _row(list(element))


def _is_fence(elements: Sequence[Element]) -> bool:
    r"""Return whether *elements* are what stands from ``\left`` to ``\right``."""
    return len(elements) > 1 and any(
        name_of(edge) == "mo" and edge.get("fence") == "true" and edge.get("form") == form
        for edge, form in ((elements[0], "prefix"), (elements[-1], "postfix"))
    )


def _is_negation(element: Element) -> bool:
    r"""Return whether *element* is the stroke of ``\not`` through what follows."""
    return name_of(element) == "mpadded" and [words_in(child) for child in element] == ["⧸"]


def _is_bracketed(three: Sequence[Element]) -> bool:
    """Return whether *three* are a matrix or a binomial between its brackets."""
    if [name_of(one) for one in three] not in (["mo", "mtable", "mo"], ["mo", "mfrac", "mo"]):
        return False
    opening, middle, closing = three
    is_binomial = name_of(middle) == "mtable" or middle.get("linethickness") == "0"
    return is_binomial and words_in(opening) in _OPENING and words_in(closing) in _CLOSING


def _write_operator(element: Element) -> str:
    sign = write_operator(element)
    return call("row", *_codes(list(element))) if len(element) else sign


# Two and three dimensions ----------------------------------------------------------------------


def _parts(element: Element, count: int) -> list[Element]:
    parts = list(element)
    if len(parts) != count:
        raise FormulaError(f"a {name_of(element).removeprefix('m')} lacks one of its parts")
    return parts


def _write_fraction(element: Element) -> str:
    above, below = _codes(_parts(element, 2))
    return call("stack" if element.get("linethickness") == "0" else "fraction", above, below)


def _write_square_root(element: Element) -> str:
    return call("root", "none", _write_row(element))


def _write_root(element: Element) -> str:
    inside, index = _codes(_parts(element, 2))
    return call("root", index, inside)


def _attach(base: str, **scripts: Element) -> str:
    named = [f"{place}: {_script(element)}" for place, element in scripts.items()]
    return f"math.attach({base}, {', '.join(named)})"


def _script(element: Element) -> str:
    words = "".join(words_in(part) for part in element.iter())
    if words and set(words) == {"′"}:
        return f"math.primes({len(words)})"
    return _code(element)


def _write_subscript(element: Element) -> str:
    base, below = _parts(element, 2)
    return _attach(_code(base), b=below)


def _write_superscript(element: Element) -> str:
    base, above = _parts(element, 2)
    return _attach(_code(base), t=above)


def _write_scripts(element: Element) -> str:
    base, below, above = _parts(element, 3)
    return _attach(_code(base), b=below, t=above)


def _write_under(element: Element) -> str:
    base, below = _parts(element, 2)
    return _cover(base, below, is_above=False) or _attach(_limited(base), b=below)


def _write_over(element: Element) -> str:
    base, above = _parts(element, 2)
    return _cover(base, above, is_above=True) or _attach(_limited(base), t=above)


def _write_under_over(element: Element) -> str:
    base, below, above = _parts(element, 3)
    return _attach(_limited(base), b=below, t=above)


def _cover(base: Element, cover: Element, *, is_above: bool) -> str:
    """Return *base* with an accent or a brace, or nothing if *cover* is neither."""
    sign = words_in(cover)
    if name_of(cover) != "mo":
        return ""
    if sign in _BRACES:
        function = _BRACES[sign] if is_above else _BRACES[sign].replace("over", "under")
        return f"math.{function}({_code(base)})"
    if sign in _ACCENTS and is_above:
        return f"math.accent({_code(base)}, {string_of(sign)})"
    if sign in "←→↔":
        return f"math.attach({_limited(base)}, b: math.stretch({symbol_of(sign)}))"
    return ""


def _limited(base: Element) -> str:
    """Return *base* such that scripts stand above and below it."""
    inner = base
    while len(inner) == 1 and name_of(inner) in {"mrow", "mstyle"}:
        inner = inner[0]
    sign = words_in(inner)
    if name_of(inner) == "mo" and sign in _LARGE - frozenset("∫∬∭∮∯∰"):
        return _code(base)
    is_arrow = name_of(inner) == "mo" and len(sign) == 1 and "←" <= sign <= "⇿"
    return f"math.limits({f'math.stretch({_code(inner)})' if is_arrow else _code(base)})"


# Tables and boxes ------------------------------------------------------------------------------


def _write_table(element: Element) -> str:
    rows = [_cells(row) for row in element if name_of(row) == "mtr"]
    is_display = element.get("displaystyle") == "true"
    if is_display:
        rows = [_paired(row) for row in rows]
    options = [f"display: {'true' if is_display else 'false'}"]
    options += [f"{name}: {_lines(element.get(name, ''))}" for name in ("rowlines", "columnlines")]
    arrays = ["(" + "".join(f"{cell}, " for cell in row) + ")" for row in rows]
    return call("table", *options, *arrays)


def _cells(row: Element) -> list[str]:
    sides = {"left": "f-left", "right": "f-right"}
    return [f"{sides.get(cell.get('columnalign', ''), '')}({_write_row(cell)})" for cell in row]


def _paired(cells: list[str]) -> list[str]:
    """Return columns that stand right and left of an alignment point, each pair as one."""
    if not all(cell.startswith(("f-left(", "f-right(")) for cell in cells):
        return cells
    pairs = [cells[index : index + 2] for index in range(0, len(cells), 2)]
    return [call("pair", *(cell.split("(", 1)[1][:-1] for cell in pair)) for pair in pairs]


def _lines(text: str) -> str:
    """Return the places of the lines, counted from one, as a Typst array."""
    places = [number for number, kind in enumerate(text.split(), 1) if kind != "none"]
    return "(" + "".join(f"{place}, " for place in places) + ")"


def _write_enclosure(element: Element) -> str:
    notation = element.get("notation", "")
    code = _write_row(element)
    if "diagonalstrike" in notation:
        inverted = notation == "downdiagonalstrike"
        crossed = "updiagonalstrike" in notation and "down" in notation
        options = f"inverted: {str(inverted).lower()}, cross: {str(crossed).lower()}"
        return f"math.cancel({code}, {options})"
    if "strike" in notation:
        return f"math.cancel({code}, angle: 90deg)"
    return call("boxed", code) if notation == "box" else code


def _write_phantom(element: Element) -> str:
    return f"hide({_write_row(element)})"


def _write_style(element: Element) -> str:
    code = _write_row(element)
    if element.get("displaystyle") == "true":
        return f"math.display({code})"
    if element.get("scriptlevel") in {"1", "2"}:
        return f"math.{'s' * (element.get('scriptlevel') == '2')}script({code})"
    return f"math.inline({code})" if element.get("displaystyle") == "false" else code


_WRITERS: dict[str, Callable[[Element], str]] = {
    "mi": write_identifier,
    "mn": write_number,
    "mo": _write_operator,
    "mtext": write_words,
    "mspace": write_space,
    "mfrac": _write_fraction,
    "msqrt": _write_square_root,
    "mroot": _write_root,
    "msub": _write_subscript,
    "msup": _write_superscript,
    "msubsup": _write_scripts,
    "munder": _write_under,
    "mover": _write_over,
    "munderover": _write_under_over,
    "mtable": _write_table,
    "menclose": _write_enclosure,
    "mphantom": _write_phantom,
    "mstyle": _write_style,
}
"""Elements that are more than rows; ``mrow``, ``mpadded`` and ``math`` are rows."""
