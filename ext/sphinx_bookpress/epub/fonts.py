"""Fonts that travel in the e-book."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FORMATS = (".otf", ".ttf", ".woff", ".woff2")
_WEIGHTS = {"semibold": 600, "bold": 700, "black": 900, "light": 300, "medium": 500}
_ITALIC = ("italic", "oblique")
STYLESHEET = "fonts.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file: ``LibertinusSerif-BoldItalic.otf`` is bold and italic by its name."""

    file: str
    family: str
    weight: int
    is_italic: bool


def face_of(file: str) -> Face:
    """Return what the name of the font *file* says: family, hyphen, style."""
    stem = file.rpartition(".")[0]
    name, _, style = stem.rpartition("-") if "-" in stem else (stem, "", "")
    style = style.lower()
    weights = [weight for word, weight in _WEIGHTS.items() if word in style]
    return Face(
        file=file,
        family=re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name),
        weight=weights[0] if weights else 400,
        is_italic=any(word in style for word in _ITALIC),
    )


def copy_fonts(folder: Path, static: Path) -> tuple[Face, ...]:
    """Copy the fonts of *folder* into *static* with a style sheet; return them by name."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in FORMATS)
    for path in files:
        shutil.copyfile(path, static / path.name)
    faces = tuple(face_of(path.name) for path in files)
    (static / STYLESHEET).write_text(_rules(faces), encoding="utf-8")
    return faces


def _rules(faces: Iterable[Face]) -> str:
    """Return the style sheet; the first family is that of the text."""
    rules = [
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
        f" font-style: {'italic' if face.is_italic else 'normal'};"
        f' src: url("{face.file}"); }}'
        for face in faces
    ]
    families = list(dict.fromkeys(face.family for face in faces))
    if families:
        rules.append(f'body {{ font-family: "{families[0]}", serif; }}')
    return "\n".join([*rules, ""])
