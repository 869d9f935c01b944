"""Names that commas, semicolons, “&” or “und” join, where .bib files want the word “and”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .name_additions import is_addition
from .name_parts import is_body, split_outside_braces

if TYPE_CHECKING:
    from collections.abc import Iterable

# Not “y”, which stands in the names of one person: Ortega y Gasset.
_OTHER_AND = re.compile(
    r"\s*,?\s+(?:\\?&|und|et|con|mit|avec|with)\s+(?!al\b)|\s+/\s+", re.IGNORECASE
)
_SEMICOLON = re.compile(r"\s*;\s*")
_COMMA = re.compile(r"\s*,\s*")
_SMALL = re.compile(r"[a-z]|[JS]r\b|I{2,3}\b|IV\b|\d|\(")
_EXTENDED = re.compile(r"(?:family|given|prefix|suffix)(?:-i)?\s*=")
_VANCOUVER = re.compile(r"[^\W\d_][\w’'-]+ (?:[A-Z]\.?){1,3}")
"""“Venn A”, as physicians write it."""
_FEWEST = 3
_PAIRS = 4


def names_joined_in(text: str) -> list[str]:
    """Return the names that *text* joins without “and”; nothing if it is one name."""
    is_joined = any(mark in text for mark in ",;") or _OTHER_AND.search(text)
    if not is_joined or _EXTENDED.match(text) or is_body(text):
        return []
    parts = [part for part in split_outside_braces(text, _SEMICOLON) if part]
    if len(parts) > 1:
        return [name for part in parts for name in names_joined_in(part) or [part]]
    parts = [part for part in split_outside_braces(text, _OTHER_AND) if part]
    if len(parts) > 1 and all(" " in part for part in parts):
        first, *others = parts
        return [*(_joined_by_commas(first, fewest=2) or [first]), *others]
    return _joined_by_commas(text, fewest=_FEWEST)


def _joined_by_commas(text: str, *, fewest: int) -> list[str]:
    parts = [part for part in split_outside_braces(text, _COMMA) if part]
    if len(parts) > 1 and all(_VANCOUVER.fullmatch(part) for part in parts):
        return [", ".join(part.rsplit(" ", 1)) for part in parts]
    parts = [parts[0], *(part for part in parts[1:] if not is_addition(part))] if parts else []
    if len(parts) < fewest or any(_SMALL.match(part) for part in parts):
        return []
    if all(" " in part for part in parts):  # Ann Lee, Bob Roe, Cy Poe
        return parts
    families = parts[::2]
    if len(parts) >= _PAIRS and not len(parts) % 2 and not any(" " in name for name in families):
        return [f"{family}, {given}" for family, given in zip(families, parts[1::2], strict=True)]
    return []


def complaint_of_names(role: str, texts: Iterable[str]) -> str:
    """Return what to tell of the field *role* with the names *texts*; nothing if all is well."""
    texts = list(texts)
    found = [names_joined_in(text) for text in texts]
    if not any(found):
        return ""
    names = [name for text, parts in zip(texts, found, strict=True) for name in parts or [text]]
    return f"names are joined by the word and; write {role} = {{{' and '.join(names)}}}"
