"""Words that a PDF has outside its pages: `python tests/bookpress/off_page.py BOOK.pdf`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

_BFCHAR = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_BFRANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")
_STEPS = {"Tj": 0, "TJ": 0, "'": 0, '"': 2}
"""Operators that show words, and where among their operands these stand."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words that are set at one place, in points from the left and the foot of the page."""

    left: float
    right: float
    base: float
    size: float
    words: str


@dataclass(kw_only=True)
class _Font:
    """A font with codes of two bytes: how wide each is, in thousandths, and what it says."""

    widths: dict[int, float]
    words: dict[int, str]
    otherwise: float

    def width(self, code: int) -> float:
        return self.widths.get(code, self.otherwise)


@dataclass(kw_only=True)
class _State:
    matrix: pikepdf.Matrix
    line: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    place: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    font: _Font | None = None
    size: float = 1.0


def runs_outside(path: Path, inset: float = 0.0) -> list[tuple[int, Run]]:
    """Return the runs of the PDF at *path*, each with its page from 1, that a page does not hold.

    *inset* is how far from its edges the words must stay, in points.
    """
    with pikepdf.open(path) as pdf:
        return [
            (number, run)
            for number, page in enumerate(pdf.pages, 1)
            for run in runs_of(page)
            if not _holds(page, run, inset)
        ]


def runs_of(page: pikepdf.Page) -> Iterator[Run]:
    """Yield what is set on *page*, in the order in which it is painted."""
    yield from _painted(page, page.obj.get("/Resources"), pikepdf.Matrix())


def _holds(page: pikepdf.Page, run: Run, inset: float) -> bool:
    left, foot, right, head = map(float, page.trimbox)
    return (
        left + inset <= run.left
        and run.right <= right - inset
        and foot + inset <= run.base
        and run.base + run.size / 2 <= head - inset
    )


def _painted(stream: Any, resources: Any, matrix: pikepdf.Matrix) -> Iterator[Run]:  # noqa: C901  a table
    fonts = {name: _font_of(font) for name, font in (resources.get("/Font") or {}).items()}
    state, kept = _State(matrix=matrix), []
    for instruction in pikepdf.parse_content_stream(stream):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "q":
            kept.append((state.matrix, state.font, state.size))
        elif operator == "Q":
            state.matrix, state.font, state.size = kept.pop()
        elif operator == "cm":
            state.matrix = pikepdf.Matrix(*map(float, operands)) @ state.matrix
        elif operator == "BT":
            state.line = state.place = pikepdf.Matrix()
        elif operator == "Tf":
            state.font, state.size = fonts[str(operands[0])], float(operands[1])
        elif operator == "Tm":
            state.line = state.place = pikepdf.Matrix(*map(float, operands))
        elif operator in ("Td", "TD"):
            state.line = state.place = state.line.translated(*map(float, operands))
        elif operator in _STEPS:
            yield from _shown(state, operands[_STEPS[operator]])
        elif operator == "Do":
            inside = resources["/XObject"][operands[0]]
            if inside.get("/Subtype") == "/Form":
                own = pikepdf.Matrix(*map(float, inside.get("/Matrix", (1, 0, 0, 1, 0, 0))))
                yield from _painted(inside, inside.get("/Resources"), own @ state.matrix)


def _shown(state: _State, operand: Any) -> Iterator[Run]:
    """Yield the words of *operand* as one run and move on behind them."""
    assert state.font is not None
    width, words = 0.0, ""
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            for code in (int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)):
                width += state.font.width(code) / 1000 * state.size
                words += state.font.words.get(code, "\ufffd")
        else:
            width -= float(part) / 1000 * state.size
    whole = state.place @ state.matrix
    state.place = state.place.translated(width, 0)
    after = state.place @ state.matrix
    if words.strip("\u200b\u00ad\u2060 \u00a0"):
        yield Run(
            left=min(whole.e, after.e),
            right=max(whole.e, after.e),
            base=whole.f,
            size=abs(state.size * whole.d),
            words=words,
        )


def _font_of(font: Any) -> _Font:
    inner = font["/DescendantFonts"][0]
    widths: dict[int, float] = {}
    given = list(inner.get("/W", ()))
    while given:
        first, after = int(given.pop(0)), given.pop(0)
        if isinstance(after, pikepdf.Array):
            widths |= {first + place: float(width) for place, width in enumerate(after)}
        else:
            width = float(given.pop(0))
            widths |= dict.fromkeys(range(first, int(after) + 1), width)
    table = font.get("/ToUnicode")
    words = _words_in(table.read_bytes()) if table is not None else {}
    return _Font(widths=widths, words=words, otherwise=float(inner.get("/DW", 1000)))


def _words_in(table: bytes) -> dict[int, str]:
    words = {}
    for chars in _BFCHAR.findall(table):
        codes = _CODE.findall(chars)
        words |= {
            int(code, 16): _text(text) for code, text in zip(codes[::2], codes[1::2], strict=True)
        }
    for ranges in _BFRANGE.findall(table):
        codes = _CODE.findall(ranges)
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = int(text, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                words[code] = chr(start + code - int(first, 16))
    return words


def _text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", "replace")


def _say(path: Path) -> None:
    found = runs_outside(path)
    for number, run in found:
        print(
            f"page {number}: {run.words[:60]!r} at {run.left:.0f}–{run.right:.0f}, {run.base:.0f}"
        )
    print(f"pieces of text off the page: {len(found)}")


if __name__ == "__main__":
    _say(Path(sys.argv[1]))
