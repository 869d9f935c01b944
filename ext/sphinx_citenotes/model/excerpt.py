"""The part of a .bib file that a book rests on, in the words of its author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .bibtext import cut_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from pybtex.database import Entry

_HEAD = re.compile(r"@\s*([A-Za-z]+)\s*[{(]\s*([^\s,{}()=]*)")
_USE = re.compile(r"[=#]\s*([A-Za-z][^\s,#{}\"]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """One entry or abbreviation as typed."""

    text: str
    key: str
    is_abbreviation: bool


def with_parents(keys: Iterable[str], entries: Mapping[str, Entry]) -> frozenset[str]:
    """Return *keys* and those of all entries that theirs inherit from, in small letters."""
    found: set[str] = set()
    waiting = [key for key in keys if key in entries]
    while waiting:
        key = waiting.pop()
        if key.lower() in found:
            continue
        found.add(key.lower())
        fields = entries[key].fields
        named = [fields.get("crossref", ""), *fields.get("xdata", "").split(",")]
        waiting += [name.strip() for name in named if name.strip() in entries]
    return frozenset(found)


def excerpt(text: str, keys: AbstractSet[str]) -> tuple[str, frozenset[str]]:
    """Return the entries of the .bib *text* that *keys* name, and the keys of those found.

    They stand as typed and in their order, after the ``@string`` abbreviations that they may use.
    Keys are in small letters.
    """
    chunks = list(_chunks(text))
    kept = [chunk for chunk in chunks if not chunk.is_abbreviation and chunk.key in keys]
    shortened = [chunk for chunk in chunks if chunk.is_abbreviation]
    used = {word.lower() for chunk in [*kept, *shortened] for word in _USE.findall(chunk.text)}
    printed = [*(chunk for chunk in shortened if chunk.key in used), *kept]
    return "\n\n".join(c.text for c in printed), frozenset(chunk.key for chunk in kept)


def _chunks(text: str) -> Iterator[_Chunk]:
    for cut in cut_entries(text):
        chunk = text[cut.start : cut.end].rstrip()
        head = _HEAD.match(chunk)
        if head:
            is_abbreviation = head[1].lower() == "string"
            yield _Chunk(text=chunk, key=head[2].lower(), is_abbreviation=is_abbreviation)
