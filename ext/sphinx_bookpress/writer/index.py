"""The indices at the end of the book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _ as sphinx_words

from sphinx_authoring.filing_order import filing_key
from sphinx_authoring.general_index import filed_again

from ..diagnostics import Trouble, warn
from ..model.anchors import Anchor
from ..model.joints import with_joints
from ..model.measures import language_of
from ..model.text import array_of, string_of, strings_of, words_of
from .references import INTERNAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx.builders import Builder
    from sphinx.domains import Index

    from ..model.anchors import Anchors

GENERAL = "genindex"
_LONGEST_WORD = 26
"""Letters of a word that a column of the index can hold."""

_BELOW = 2
"""Sphinx's number for an entry that stands below the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One mention that an index points at."""

    anchor: Anchor
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cross:
    """A pointer to other entries: the words *see* or *see also*, and what to see."""

    words: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of an index, and the lines below it."""

    name: str
    extra: str = ""
    places: tuple[Place, ...] = ()
    crosses: tuple[Cross, ...] = ()
    below: tuple[Entry, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether the line leads a reader anywhere."""
        return bool(self.places or self.crosses or self.below)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines under one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookIndex:
    """One index; ``name`` is what links to it call it."""

    name: str
    title: str
    groups: tuple[Group, ...]


def collect_indices(builder: Builder, wants: Callable[[str], bool]) -> Iterator[BookIndex]:
    """Give every index that has entries and that *wants* accepts; the general index comes last.

    An index of a domain says where a thing is described. Where the general index knows that
    place as the main one of an entry, the thing's other mentions are listed too.
    """
    general = _general_index(builder)
    mentions = {
        place.anchor: entry.places
        for group in general.groups
        for entry in group.entries
        for place in entry.places
        if place.is_main
    }
    for domain in builder.env.domains.sorted():
        for index_class in domain.indices:
            name = f"{domain.name}-{index_class.name}"
            if not wants(name):
                continue
            try:
                groups = tuple(_domain_groups(index_class(domain), mentions))
            except Exception as error:  # noqa: BLE001  of another extension
                _report(name, error)
                continue
            yield BookIndex(name=name, title=str(index_class.localname), groups=groups)
    if wants(GENERAL):
        yield general


def write_index(index: BookIndex, printed: Anchors) -> str:
    """Return the Typst code of *index*, or nothing if none of its places was printed."""
    groups = [_printed_group(group, printed) for group in index.groups]
    if not any(group.entries for group in groups):
        return ""
    itself = Anchor(docname=index.name, id="")
    anchors = array_of((str(itself),) if printed.add(itself) else ())
    code = [f"\n#index(anchors: {anchors}, {string_of(index.title)}, (\n"]
    for group in groups:
        if group.entries:
            code.append(f"({string_of(words_of(group.letter))}, (\n")
            code += (f"arguments{_arguments_of(entry, printed)},\n" for entry in group.entries)
            code.append(")),\n")
    return "".join([*code, "))\n"])


def _printed_group(group: Group, printed: Anchors) -> Group:
    entries = (_printed_entry(entry, printed) for entry in group.entries)
    return replace(group, entries=tuple(entry for entry in entries if entry.says_something))


def _printed_entry(entry: Entry, printed: Anchors) -> Entry:
    """Return *entry* with the places that were printed, as they are called in the book."""
    places = {
        replace(place, anchor=anchor)
        for place in entry.places
        if (anchor := printed.find(place.anchor))
    }
    below = (_printed_entry(line, printed) for line in entry.below)
    return replace(
        entry,
        places=tuple(sorted(places, key=lambda place: (place.anchor.docname, place.anchor.id))),
        below=tuple(line for line in below if line.says_something),
    )


def _arguments_of(entry: Entry, printed: Anchors) -> str:
    """Return the arguments of the template's functions for a line, in brackets."""
    crosses = array_of(
        tuple(
            f"({string_of(cross.words)}, {strings_of(tuple(map(_line_of, cross.targets)))})"
            for cross in entry.crosses
        )
    )
    arguments = [
        string_of(_line_of(entry.name)),
        array_of(tuple(_place_of(place, printed) for place in entry.places)),
    ]
    if entry.extra:
        arguments.append(f"extra: {string_of(_line_of(entry.extra))}")
    if entry.crosses:
        arguments.append(f"crosses: {crosses}")
    if entry.below:
        lines = (f"arguments{_arguments_of(line, printed)}" for line in entry.below)
        arguments.append(f"below: {array_of(tuple(lines))}")
    return f"({', '.join(arguments)})"


def _line_of(text: str) -> str:
    return with_joints(words_of(text, longest=_LONGEST_WORD))


def _place_of(place: Place, printed: Anchors) -> str:
    note = printed.note_of(place.anchor)
    return f"({place.anchor}, {'true' if place.is_main else 'false'}, {note or 'none'})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """An entry of another extension's index: a named tuple, or a plain one or a list."""

    name: str
    subtype: int = 0
    docname: str = ""
    anchor: str = ""
    extra: str = ""


def _given(entry: Sequence[Any]) -> _Given:
    """Return *entry* read by position, as Sphinx's own builders read it."""
    name, subtype, docname, anchor, extra = (*entry, *("",) * 5)[:5]
    return _Given(
        name=_words(name),
        subtype=int(subtype or 0),
        docname=_words(docname),
        anchor=_words(anchor),
        extra=_words(extra),
    )


def _words(value: object) -> str:
    """Return *value* as words, which may be translated only now; nothing for ``None``."""
    return "" if value is None else str(value)


def _report(name: str, error: Exception) -> None:
    message = (
        f"the index '{name}' cannot be printed: {type(error).__name__}: {error}; please report"
        " this to the extension that has it"
    )
    warn(Trouble.NODE, message)


def _domain_groups(index: Index, mentions: dict[Anchor, tuple[Place, ...]]) -> Iterator[Group]:
    content: Any
    content, *_collapse = index.generate(None)
    for letter, entries in content.items() if isinstance(content, dict) else content:
        found = tuple(_domain_entries(map(_given, entries), mentions))
        yield Group(letter=_words(letter), entries=found)


def _domain_entries(
    entries: Iterable[_Given], mentions: dict[Anchor, tuple[Place, ...]]
) -> Iterator[Entry]:
    """Give Sphinx's *entries*, one for each name, with those below it and all their mentions."""
    last: Entry | None = None
    for (is_below, name, extra), same in groupby(
        entries, key=lambda entry: (entry.subtype == _BELOW, entry.name, entry.extra)
    ):
        anchors = [Anchor(docname=one.docname, id=one.anchor) for one in same if one.docname]
        places = tuple(
            place for anchor in anchors for place in mentions.get(anchor, (Place(anchor=anchor),))
        )
        entry = Entry(name=name, extra=extra, places=places)
        if last and is_below:
            last = replace(last, below=(*last.below, entry))
            continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def _general_index(builder: Builder) -> BookIndex:
    language = language_of(builder.config.language).code
    groups = tuple(
        Group(letter=letter, entries=tuple(_general_entry(entry, language) for entry in entries))
        for letter, entries in filed_again(
            IndexEntries(builder.env).create_index(builder), language
        )
    )
    return BookIndex(name=GENERAL, title=sphinx_words("Index"), groups=groups)


def _general_entry(entry: Any, language: str) -> Entry:
    """Return an entry of Sphinx's; it gives *see* and *see also* as lines below, without pages."""
    name, (targets, nested, *_category) = entry
    below = []
    found: dict[str, list[str]] = {}
    for below_name, below_targets in nested:
        places = tuple(_places(below_targets))
        cross = None if places else _cross_of(below_name)
        if cross:
            found.setdefault(cross.words, []).extend(cross.targets)
        else:
            below.append(Entry(name=below_name, places=places))
    crosses = tuple(
        Cross(
            words=words,
            targets=tuple(sorted(targets, key=lambda name: filing_key(name, language))),
        )
        for words, targets in found.items()
    )
    return Entry(
        name=name,
        places=tuple(_places(targets)),
        crosses=crosses,
        below=tuple(below),
    )


def _cross_of(name: str) -> Cross | None:
    for phrase in (sphinx_words("see also %s"), sphinx_words("see %s")):
        before, _sign, after = phrase.partition("%s")
        if before and name.startswith(before) and name.endswith(after):
            target = name.removeprefix(before).removesuffix(after)
            return Cross(words=before.strip(), targets=(target,))
    return None


def _places(targets: Iterable[tuple[str | None, Any]]) -> Iterator[Place]:
    for main, uri in targets:
        if uri:
            docname, _hash, anchor_id = str(uri).removeprefix(INTERNAL).partition("#")
            yield Place(anchor=Anchor(docname=docname, id=anchor_id), is_main=bool(main))
