"""Values of options, checked: each function returns a value that works, or says what would."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_authoring.pictures import Format, PictureError, look_at

from .model.papers import PAPERS, length_from, paper_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .model.papers import Length, Margins, Paper

_SIDES = ("inside", "outside", "top", "bottom")
_DEEPEST = 6
_TYPE_SIZES = (7, 24)
_LARGE_SIZES = (16, 24)
_LARGE_PAPER = (152.0, 228.0)
_WIDEST_BLEED = 20
_LEAST_TEXT = 30.0
"""Millimetres of text that margins must leave."""


def allowed(option: str, value: object, choices: Iterable[str]) -> str:
    """Return *value*, which must be one of *choices*."""
    names = [str(name) for name in choices]
    if value in names:
        return str(value)
    message = (
        f"{option}: {value!r} is not one of {', '.join(map(repr, names))}{_near(value, names)}"
    )
    raise ConfigError(message)


def depth(option: str, value: object) -> int:
    """Return a number of levels of headings."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _DEEPEST:
        message = f"{option}: {value!r} is not a whole number from 1 to {_DEEPEST}"
        raise ConfigError(message)
    return value


def existing(option: str, value: str, confdir: Path, *, folder: bool) -> Path | None:
    """Return the file or folder *value*, which must be there; ``None`` if it is empty."""
    if not value:
        return None
    path = confdir / value
    if path.is_dir() if folder else path.is_file():
        return path
    kind = "folder" if folder else "file"
    message = f"{option}: there is no {kind} {value!r} beside conf.py ({path})"
    raise ConfigError(message)


def picture(option: str, path: Path | None) -> Path | None:
    """Return *path*, which must be of a picture that an e-book can show."""
    if path is None:
        return None
    try:
        found = look_at(path.read_bytes(), path.name)
    except (OSError, PictureError) as error:
        message = f"{option}: {path.name!r} {error}"
        raise ConfigError(message) from error
    if found.format is Format.PDF:
        message = f"{option}: {path.name!r} is a PDF; save it as JPEG or PNG"
        raise ConfigError(message)
    return path


def names(option: str, value: object) -> tuple[str, ...]:
    """Return a list of names."""
    if not isinstance(value, (list, tuple)) or not all(isinstance(name, str) for name in value):
        message = f"{option}: {value!r} is not a list of names, such as ['preface']"
        raise ConfigError(message)
    return tuple(value)


def known(option: str, value: str, choices: Iterable[str], where: str) -> str:
    """Return *value*, which must be among *choices*; a list of them would be too long to show."""
    if value in (found := list(choices)):
        return value
    message = f"{option}: there is no {value!r} {where}{_near(value, found)}"
    raise ConfigError(message)


# The page


def paper(option: str, value: str, *, large_print: bool) -> Paper:
    """Return the paper called *value*; one for large print must have room for it."""
    found = paper_of(value)
    if found is None:
        choices = ", ".join(map(repr, PAPERS))
        message = (
            f"{option}: {value!r} is not one of {choices}, nor a size such as '152x229mm', each"
            f" side from 70 to 600 mm{_near(value, list(PAPERS))}"
        )
        raise ConfigError(message)
    sides = (found.width.mm, found.height.mm)
    if large_print and any(side < least for side, least in zip(sides, _LARGE_PAPER, strict=True)):
        message = (
            f"{option}: {value!r} is too small for bookpress_large_print; take '6x9in' or a larger"
            " size"
        )
        raise ConfigError(message)
    return found


def margins(option: str, value: object, sheet: Paper, standard: Margins) -> dict[str, Length]:
    """Return the margins that *value* sets, by their names.

    With the *standard* ones that it leaves, they must leave room for text.
    """
    if not isinstance(value, dict):
        message = f"{option}: {value!r} is not such as {{'inside': '22mm', 'top': '0.8in'}}"
        raise ConfigError(message)
    found = {
        allowed(option, side, _SIDES): _length(option, side, text) for side, text in value.items()
    }
    for whole, sides in ((sheet.width, _SIDES[:2]), (sheet.height, _SIDES[2:])):
        taken = sum((found.get(side) or getattr(standard, side)).mm for side in sides)
        if whole.mm - taken < _LEAST_TEXT:
            message = (
                f"{option}: {' and '.join(sides)} leave no room for text on a page of"
                f" {sheet.width} by {sheet.height}; make them smaller"
            )
            raise ConfigError(message)
    return found


def _length(option: str, side: str, text: object) -> Length:
    length = length_from(text) if isinstance(text, str) else None
    if length is None:
        message = (
            f"{option}: {text!r} for {side!r} is not a length such as '20mm', '0.8in' or '57pt'"
        )
        raise ConfigError(message)
    return length


def type_size(option: str, value: object, standard: float, *, large_print: bool) -> float:
    """Return the size of type in points; 0 stands for *standard*."""
    if value == 0 and not isinstance(value, bool):
        return standard
    least, most = _LARGE_SIZES if large_print else _TYPE_SIZES
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
        why = " with bookpress_large_print" if large_print else ""
        message = f"{option}: {value!r} is not a number of points from {least} to {most}{why}"
        raise ConfigError(message)
    return float(value)


def bleed(option: str, value: object) -> float:
    """Return how many millimetres are printed beyond the edge and cut away."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= _WIDEST_BLEED:  # type: ignore[operator]
        message = (
            f"{option}: {value!r} is not a number of millimetres from 0 to {_WIDEST_BLEED};"
            " printers mostly want 3"
        )
        raise ConfigError(message)
    return float(value)  # type: ignore[arg-type]


def _near(value: object, choices: list[str]) -> str:
    near = difflib.get_close_matches(str(value), choices, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
