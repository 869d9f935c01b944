"""What an entry takes over from the entries that ``crossref`` and ``xdata`` name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .name_reading import split_names
from .problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pybtex.database import Entry

_OWN = frozenset({"ids", "crossref", "xref", "xdata", "entryset"})
_NEVER = _OWN | {
    "entrysubtype", "execute", "label", "options", "presort", "related", "relatedoptions",
    "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "keywords",
    "annotation", "annote", "abstract",
}  # fmt: skip
"""What biblatex hands on to nobody, and what is said of the parent alone."""
_OF_THE_TITLE = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})
"""What a title that gets another name leaves behind."""

_OLD_NAMES = {
    "year": "date", "month": "date", "day": "date", "address": "location",
    "journal": "journaltitle", "school": "institution", "annote": "annotation", "key": "sortkey",
}  # fmt: skip
"""The names of BibTeX: who states a field in one of its names does not inherit it in the other."""

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


_MOST_ANCESTORS = 20
"""How far an entry looks back: more stand behind one another only where somebody went astray."""


@dataclass(slots=True)
class RawEntry:
    """The fields of an entry as typed, with what it inherits. Names are lists of strings."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    persons: dict[str, list[str]] = field(default_factory=dict)


_Inherited = tuple[RawEntry, tuple[Problem, ...]]


def inherit(
    key: str, entry: Entry, entries: Mapping[str, Entry]
) -> tuple[RawEntry, tuple[Problem, ...]]:
    """Return the fields of *entry* with those of its parents, by biblatex’s rules."""
    return _Heritage(entries).read(key, entry, frozenset({key.lower()}))


class _Heritage:
    """Reads entries with their parents, each of those once."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._read: dict[str, _Inherited] = {}

    def read(self, key: str, entry: Entry, seen: frozenset[str]) -> _Inherited:
        """Return *entry* with what it inherits; *seen* are those that it is a parent of."""
        raw = RawEntry(
            type=entry.type.lower(),
            fields={name.lower(): str(value) for name, value in entry.fields.items()},
            persons={
                role.lower(): [str(p) for p in names] for role, names in entry.persons.items()
            },
        )
        if "author" in raw.fields:  # not every reader of .bib files takes persons out of the fields
            raw.persons.setdefault("author", split_names(raw.fields.pop("author")))
        problems: list[Problem] = []
        for how, name in _parents(raw):
            if name.lower() in seen or name not in self._entries or len(seen) > _MOST_ANCESTORS:
                is_circle = name in self._entries
                problem = _unknown_parent(key, how, name, is_circle=is_circle)
                if len(seen) > 1:  # it stands in another entry than the one that is read
                    problem = replace(problem, message=f"in ‘{key}’, {problem.message}")
                problems.append(problem)
                continue
            if name.lower() not in self._read:
                child_of = seen | {name.lower()}
                self._read[name.lower()] = self.read(name, self._entries[name], child_of)
            parent, found = self._read[name.lower()]
            problems.extend(found)
            _take_over(raw, parent, how=how)
        _name_origin(raw, self._entries)
        return raw, tuple(problems)


_RENAMED = frozenset({"translationof", "translationfrom", "origpubas"})
_SAME_TITLE = frozenset({"reprintof", "reprintfrom", "origpubin"})
_TO_ORIGIN = {
    "title": "origtitle", "location": "origlocation", "address": "origlocation",
    "publisher": "origpublisher", "date": "origdate", "year": "origdate",
}  # fmt: skip


def _name_origin(raw: RawEntry, entries: Mapping[str, Entry]) -> None:
    """Let *raw* name as its original the entry of which ``related`` says so."""
    how, name = raw.fields.get("relatedtype", "").strip(), raw.fields.get("related", "").strip()
    if how not in _RENAMED | _SAME_TITLE or name not in entries:
        return
    for field_name, value in entries[name].fields.items():
        target = _TO_ORIGIN.get(field_name.lower(), "")
        if target and not (target == "origtitle" and how in _SAME_TITLE):
            raw.fields.setdefault(target, str(value))


def _parents(raw: RawEntry) -> list[tuple[str, str]]:
    names = [("xdata", name.strip()) for name in raw.fields.get("xdata", "").split(",")]
    names.append(("crossref", raw.fields.get("crossref", "").strip()))
    return [(how, name) for how, name in names if name]


def _unknown_parent(key: str, how: str, name: str, *, is_circle: bool) -> Problem:
    what = (
        f"{how} = {{{name}}} leads in a circle; take it out, or name another entry"
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


def _take_over(raw: RawEntry, parent: RawEntry, *, how: str) -> None:
    """Let *raw* have what it does not state: all fields of its parent, titles under other names."""
    renames = {} if how == "xdata" else _renames(raw.type, parent.type)
    kept_back = _OWN if how == "xdata" else _NEVER | (_OF_THE_TITLE if renames else frozenset())
    stated = {_OLD_NAMES.get(name, name) for name in raw.fields}
    for name, value in parent.fields.items():
        target = renames.get(name, name)
        if name in kept_back or _OLD_NAMES.get(target, target) in stated:
            continue
        is_book = target == "booktitle" and name == "title"
        raw.fields[target] = parent.fields.get("booktitle", value) if is_book else value
    for role, names in parent.persons.items():
        raw.persons.setdefault(role, names)
        if role == "author" and renames and raw.type in _PERSONS_OF_THE_PARENT_BOOK:
            raw.persons.setdefault("bookauthor", names)
