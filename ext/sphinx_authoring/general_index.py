"""Sphinx's general index in the order of names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .filing_order import FilingKey, filing_key, heading_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Entry = tuple[str, tuple[Any, list[tuple[str, Any]], str | None]]
"""A name, and its places, the entries below it, and the heading that its author gave it."""

Groups = list[tuple[str, list[Entry]]]


def filed_again(groups: Iterable[tuple[str, Iterable[Entry]]], language: str) -> Groups:
    """Return the *groups* of an index as a book in *language* has them.

    Sphinx files Ł after Z and Ñ under N in every language. What begins with no letter stands first,
    under Sphinx's heading; a heading that the author gave stays.
    """
    by_heading: dict[str, list[Entry]] = {}
    headings: dict[str, FilingKey] = {}
    for given, entries in groups:
        for name, (places, below, own) in entries:
            letter = "" if own else heading_of(name, language)
            heading = letter or given
            headings[heading] = filing_key(heading, language) if letter or own else ((), "")
            sub_entries = sorted(below, key=lambda entry: filing_key(entry[0], language))
            entry = name, (places, sub_entries, own)
            by_heading.setdefault(heading, []).append(entry)
    return [
        (heading, sorted(by_heading[heading], key=lambda entry: filing_key(entry[0], language)))
        for heading in sorted(by_heading, key=lambda heading: headings[heading])
    ]
