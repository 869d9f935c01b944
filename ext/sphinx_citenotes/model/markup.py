"""Rich text as a line of characters, italics between asterisks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.richtext import BaseMultipartText, Tag

if TYPE_CHECKING:
    from pybtex.richtext import BaseText


def to_markup(text: BaseText) -> str:
    """Return *text* with its italics as ``*…*`` and its links as their words."""
    return "".join(_pieces(text))


def _pieces(text: BaseText) -> list[str]:
    if not isinstance(text, BaseMultipartText):
        return [str(text)]
    inside = "".join(piece for part in text.parts for piece in _pieces(part))
    words = inside.strip()
    if not isinstance(text, Tag) or not words:
        return [inside]
    # Spaces at the edges stand outside, where Markdown wants them.
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return [before, "*", words, "*", after]
