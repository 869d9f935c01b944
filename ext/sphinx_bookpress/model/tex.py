"""Formulas in TeX, read by latex2mathml and written as Typst."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET

from latex2mathml.converter import convert_to_element

from .mathml import formula_of
from .mathml_leaves import Formula, FormulaError

_BARE = re.compile(r"\\(?:begin|end)\{(?:equation|displaymath|math)\*?\}")
_OLD_BEGIN = re.compile(r"\\begin\{eqnarray\*?\}")
_OLD_END = re.compile(r"\\end\{eqnarray\*?\}")
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([a-z]+)\*?\}(?:\[[tbc]\])?")
_KNOWN = {
    "align": "align*",
    "aligned": "align*",
    "alignat": "align*",
    "alignedat": "align*",
    "flalign": "align*",
    "split": "split",
    "gather": "matrix",
    "gathered": "matrix",
    "multline": "matrix",
    "cases": "cases",
    "dcases": "cases",
    "rcases": "cases",
    "array": "array",
    "smallmatrix": "smallmatrix",
    **{f"{kind}matrix": f"{kind}matrix" for kind in ("", "p", "b", "B", "v", "V")},
}
"""Environments, with and without a star, and what the reader calls them."""

_COLUMNS = re.compile(r"(\\begin\{(?:alignat|alignedat)\*?\})\s*\{\d+\}")
_SPACE_AT_LINE_END = re.compile(r"(?<!\\)((?:\\\\)*)\\(?=\n|\Z)")
"""A backslash before the end of a line, which TeX reads as a space."""

_NOISE = re.compile(r"\\label\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![a-zA-Z])|(?<!\\)%[^\n]*")

_MU = re.compile(r"(-?[0-9.]*[0-9])mu")


def read_tex(tex: str, *, display: bool) -> Formula:
    r"""Return the formula that *tex* says, as LaTeX with amsmath reads it.

    In a *display*, an empty line parts two formulas and ``\\`` breaks one, as in Sphinx.

    :raises FormulaError: if a command or an environment is not known or not closed.
    """
    return formula_of(_element_of(tex, display=display))


def mathml_of(tex: str, *, display: bool) -> str:
    """Return the same formula as MathML.

    :raises FormulaError: if a command or an environment is not known or not closed.
    """
    element = _element_of(tex, display=display)
    formula_of(element)  # raises if a command was not known
    for part in element.iter():
        part.text = html.unescape(part.text or "")
        part.attrib = {name: _in_em(value) for name, value in part.attrib.items() if value}
    return ET.tostring(element, encoding="unicode")


def _in_em(length: str) -> str:
    """Return *length* in a unit of MathML where it is in TeX's own, an eighteenth of an em."""
    match = _MU.fullmatch(length)
    return f"{float(match[1]) / 18:.3g}em" if match else length


def _element_of(tex: str, *, display: bool) -> ET.Element:
    source = _prepare(tex)
    if display:
        source = _as_display(source)
    try:
        return convert_to_element(source, display="block" if display else "inline")
    except Exception as error:  # the reader raises whatever a wrong formula breaks
        reason = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).removesuffix(" Error")
        raise FormulaError(str(error) or reason.lower()) from error


def _prepare(tex: str) -> str:
    """Return *tex* without labels, comments and numbers, its environments renamed."""
    spaced = _SPACE_AT_LINE_END.sub(r"\1\\ ", tex)
    bare = _BARE.sub(" ", _COLUMNS.sub(r"\1", _NOISE.sub("", spaced)))
    bare = _OLD_BEGIN.sub(r"\\begin{array}{rcl}", bare)
    bare = _OLD_END.sub(r"\\end{array}", bare)
    return _ENVIRONMENT.sub(_rename, bare)


def _rename(match: re.Match[str]) -> str:
    edge, name = match.groups()
    if name not in _KNOWN:
        raise FormulaError(f"environment '{name}' is not known")
    return rf"\{edge}{{{_KNOWN[name]}}}"


def _as_display(source: str) -> str:
    """Return *source* with its lines in one environment, if it has more than one."""
    parts = [part.strip() for part in re.split(r"\n[ \t]*\n", source) if part.strip()]
    if len(parts) > 1:
        return r"\begin{align*}" + r"\\".join(parts) + r"\end{align*}"
    outside = re.sub(r"\\begin\{([a-z]+\*?)\}.*\\end\{\1\}", "", source, flags=re.DOTALL)
    if r"\\" in outside or "&" in outside.replace(r"\&", ""):
        return rf"\begin{{split}}{source}\end{{split}}"
    return source
