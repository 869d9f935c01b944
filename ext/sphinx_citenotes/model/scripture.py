"""The Bible and other scriptures, of which no edition is named (CMOS 17, 14.239–41)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .editions import edition_of
from .line import Line
from .parts import (
    add_address_to_bibliography,
    add_address_to_note,
    head_in_bibliography,
    is_sacred,
    is_without_imprint,
)

if TYPE_CHECKING:
    from .locator import Locator
    from .record import Source

_BOOK_OF_IT = re.compile(r"(?:[1-4I]+ )?[^\W\d_]{2,}")
"""“Gen. 1:3” and “1 Thess. 4:11” name a book: the name of the whole is not wanted."""


def is_scripture(source: Source) -> bool:
    """Tell whether *source* is cited by book, chapter and verse alone."""
    return is_sacred(source) and is_without_imprint(source)


def note_scripture(source: Source, locator: Locator) -> Line:
    """Return Gen. 1:3 (NRSV), or Qur’an 19:17–21."""
    names_book = _BOOK_OF_IT.match(str(locator))
    line = Line(locator.words if names_book else source.title)
    line.space(() if names_book else locator.words).paren(_version(source))
    add_address_to_note(line, source)
    return line


def list_scripture(source: Source) -> Line:
    """Return Bible. NRSV."""
    line = Line(head_in_bibliography(source)).sentence(source.title).sentence(_version(source))
    add_address_to_bibliography(line, source)
    return line


def _version(source: Source) -> str:
    return source.version or edition_of(source).removesuffix(" ed.")
