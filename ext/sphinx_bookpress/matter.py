"""What stands before, in and behind the chapters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from .checking import known
from .writer.structure import PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .config import BookpressConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The documents of the book, and the titles of its parts, in the order of print."""

    front: tuple[nodes.Element, ...]
    main: tuple[nodes.Element, ...]
    back: tuple[nodes.Element, ...]


def sort_matter(tree: nodes.document, options: BookpressConfig) -> Matter:
    """Return the parts of *tree* sorted as the options say.

    :raises ConfigError: if an option names a document that the book does not have.
    """
    children = [child for child in tree.children if isinstance(child, nodes.Element)]
    pieces = {child["docname"]: child for child in children if "docname" in child}
    where = "among the documents that the toctrees of the root document name"
    front = [
        pieces[known("bookpress_front_matter", name, pieces, where)]
        for name in options.front_matter
    ]
    back = [
        pieces[known("bookpress_back_matter", name, pieces, where)] for name in options.back_matter
    ]
    main = [piece for piece in children if piece not in front and piece not in back]
    return Matter(front=tuple(front), main=tuple(_without_empty_parts(main)), back=tuple(back))


def _without_empty_parts(pieces: list[nodes.Element]) -> Iterator[nodes.Element]:
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        opens_part = PART in piece["classes"]
        if not opens_part or (after is not None and PART not in after["classes"]):
            yield piece
