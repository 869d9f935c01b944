"""What an entry takes over from the entries that ``crossref`` and ``xdata`` name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pybtex.database import Entry

_NEVER = frozenset({
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "options", "label",
    "shorttitle", "sorttitle", "indextitle", "shorthand", "keywords", "annotation", "abstract",
    "sortkey", "presort", "execute", "related", "relatedtype",
})  # fmt: skip

_TO_BOOK_TITLE = {
    "title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon",
}  # fmt: skip
_TO_MAIN_TITLE = {
    "title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon",
}  # fmt: skip
_TO_JOURNAL_TITLE = {"title": "journaltitle", "subtitle": "journalsubtitle"}

_PARTS = frozenset({
    "inbook", "incollection", "bookinbook", "suppbook", "suppcollection", "inproceedings",
    "conference", "inreference", "letter", "misc",
})  # fmt: skip
_SETS = frozenset({"mvbook", "mvcollection", "mvproceedings", "mvreference"})
_PERSONS_OF_THE_PARENT_BOOK = frozenset({"inbook", "bookinbook", "suppbook"})


@dataclass(slots=True)
class RawEntry:
    """The fields of an entry as typed, with what it inherits. Names are lists of strings."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    persons: dict[str, list[str]] = field(default_factory=dict)


def inherit(
    key: str, entry: Entry, entries: Mapping[str, Entry]
) -> tuple[RawEntry, tuple[Problem, ...]]:
    """Return the fields of *entry* with those of its parents, by biblatex’s rules."""
    return _inherit(key, entry, entries, frozenset({key.lower()}))


def _inherit(
    key: str, entry: Entry, entries: Mapping[str, Entry], seen: frozenset[str]
) -> tuple[RawEntry, tuple[Problem, ...]]:
    raw = RawEntry(
        type=entry.type.lower(),
        fields={name.lower(): str(value) for name, value in entry.fields.items()},
        persons={role.lower(): [str(p) for p in names] for role, names in entry.persons.items()},
    )
    problems: list[Problem] = []
    parents = [("xdata", name.strip()) for name in raw.fields.get("xdata", "").split(",")]
    parents.append(("crossref", raw.fields.get("crossref", "").strip()))
    for how, name in parents:
        if not name:
            continue
        if name.lower() in seen or name not in entries:
            problems.append(_unknown_parent(key, how, name, is_circle=name.lower() in seen))
            continue
        parent, found = _inherit(name, entries[name], entries, seen | {name.lower()})
        problems.extend(found)
        _take_over(raw, parent, renames={} if how == "xdata" else _renames(raw.type, parent.type))
    return raw, tuple(problems)


def _unknown_parent(key: str, how: str, name: str, *, is_circle: bool) -> Problem:
    what = (
        f"{how} = {{{name}}} leads back to this entry; name another"
        if is_circle
        else f"{how} = {{{name}}} names no entry; correct the key or add that entry"
    )
    return Problem(kind=ProblemKind.PARENT, key=key, message=what)


def _renames(child: str, parent: str) -> dict[str, str]:
    if child == "article":
        return _TO_JOURNAL_TITLE
    if parent in _SETS:
        return _TO_MAIN_TITLE
    return _TO_BOOK_TITLE if child in _PARTS else {}


def _take_over(raw: RawEntry, parent: RawEntry, *, renames: dict[str, str]) -> None:
    # The old field names count too: a child's address keeps out its parent's location.
    for name, value in parent.fields.items():
        target = renames.get(name, name)
        if name in _NEVER or (renames and name == "year" and "date" in raw.fields):
            continue
        if target == "booktitle" and name == "title":
            raw.fields.setdefault(target, parent.fields.get("booktitle", value))
        else:
            raw.fields.setdefault(target, value)
    for role, names in parent.persons.items():
        target = role
        if role == "author" and renames:
            if raw.type not in _PERSONS_OF_THE_PARENT_BOOK:
                continue
            target = "bookauthor"
            if "author" not in raw.persons and "author" not in raw.fields:
                raw.persons["author"] = names
        raw.persons.setdefault(target, names)
