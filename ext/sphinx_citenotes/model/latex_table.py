"""The characters that LaTeX has commands for: the one door to pylatexenc, which lists them."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import get_default_latex_context_db
from pylatexenc.latexencode import get_builtin_uni2latex_dict

_MATH = re.compile(r"\\ensuremath\{(?P<inside>.*)\}")
_NAME = re.compile(r"\\(?P<name>[A-Za-z]+)(?P<argument>.*)", re.DOTALL)
_BEYOND_ASCII = 161
_LONGEST = 3
"""Characters of what a command means; more is a word, such as the date of today."""


@cache
def characters_by_command() -> dict[str, str]:
    r"""Return what each command without an argument means: ``textsection`` is “§”."""
    found = {
        command: character for (command, argument), character in _encoded().items() if not argument
    }
    for spec in get_default_latex_context_db().iter_macro_specs():
        meant = spec.simplify_repl
        if isinstance(meant, str) and "%" not in meant and 0 < len(meant.strip()) <= _LONGEST:
            found.setdefault(spec.macroname, meant)
    return found


@cache
def characters_by_argument() -> dict[tuple[str, str], str]:
    r"""Return what commands with an argument mean: ``mathbb``, ``R`` is “ℝ”."""
    return {key: character for key, character in _encoded().items() if key[1]}


@cache
def _encoded() -> dict[tuple[str, str], str]:
    """Return the characters beyond ASCII by command and argument; of two, the first."""
    found: dict[tuple[str, str], str] = {}
    for code, typed in sorted(get_builtin_uni2latex_dict().items()):
        wrapped = _MATH.fullmatch(typed)
        parts = _NAME.fullmatch(wrapped["inside"] if wrapped else typed)
        if code >= _BEYOND_ASCII and parts:
            found.setdefault((parts["name"], as_argument(parts["argument"])), chr(code))
    return found


def as_argument(typed: str) -> str:
    r"""Return an argument without its own braces: ``{\alpha}`` and ``\alpha`` are the same."""
    typed = typed.strip()
    while typed.startswith("{") and typed.endswith("}") and typed.count("{") == 1:
        typed = typed[1:-1].strip()
    if typed.startswith("{") and typed.endswith("}") and _is_one_group(typed):
        return typed[1:-1].strip()
    return typed


def _is_one_group(typed: str) -> bool:
    depth = 0
    for at, character in enumerate(typed):
        depth += (character == "{") - (character == "}")
        if not depth:
            return at == len(typed) - 1
    return False
