"""The indices at the end of the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _ as sphinx_words

from ..model.anchors import Anchor
from ..model.text import array_of, string_of, strings_of, words_of
from .references import INTERNAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.builders import Builder

    from ..model.anchors import Anchors

GENERAL = "genindex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One mention that an index points at."""

    anchor: Anchor
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cross:
    """A pointer to another entry: the words *see* or *see also*, and what to see."""

    words: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of an index."""

    name: str
    extra: str = ""
    is_nested: bool = False
    places: tuple[Place, ...] = ()
    cross: Cross | None = None


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
    """Give every index that has entries and that *wants* accepts; the general index comes last."""
    for domain in builder.env.domains.sorted():
        for index_class in domain.indices:
            name = f"{domain.name}-{index_class.name}"
            if not wants(name):
                continue
            content, _collapse = index_class(domain).generate(None)
            groups = tuple(
                Group(letter=letter, entries=tuple(_merge(_domain_entries(entries))))
                for letter, entries in content
            )
            if groups:
                yield BookIndex(name=name, title=str(index_class.localname), groups=groups)
    if wants(GENERAL):
        groups = tuple(
            Group(letter=letter, entries=tuple(_general_entries(entries)))
            for letter, entries in IndexEntries(builder.env).create_index(builder)
        )
        if groups:
            yield BookIndex(name=GENERAL, title=sphinx_words("Index"), groups=groups)


def write_index(index: BookIndex, printed: Anchors) -> str:
    """Return the Typst code of *index*; places that were not printed are left out."""
    itself = Anchor(docname=index.name, id="")
    anchors = array_of((str(itself),) if printed.add(itself) else ())
    code = [f"\n#index(anchors: {anchors}, {string_of(index.title)})[\n"]
    for group in index.groups:
        code.append(f"#index-group({string_of(group.letter)})\n")
        code += (_line_of(entry, printed) for entry in group.entries)
    return "".join([*code, "]\n"])


def _line_of(entry: Entry, printed: Anchors) -> str:
    places = []
    for place in entry.places:
        anchor = printed.find(place.anchor)
        if anchor is not None:
            places.append(f"({anchor}, {'true' if place.is_main else 'false'})")
    cross = "none"
    if entry.cross:
        cross = strings_of((entry.cross.words, entry.cross.target))
    return (
        f"#index-entry({string_of(words_of(entry.name))}, {array_of(tuple(places))}, "
        f"nested: {'true' if entry.is_nested else 'false'}, "
        f"extra: {string_of(words_of(entry.extra))}, cross: {cross})\n"
    )


def _domain_entries(entries: Iterable[Any]) -> Iterator[Entry]:
    for entry in entries:
        places = (
            (Place(anchor=Anchor(docname=entry.docname, id=entry.anchor)),) if entry.docname else ()
        )
        yield Entry(
            name=entry.name,
            extra=entry.extra,
            is_nested=entry.subtype == 2,  # noqa: PLR2004  Sphinx's number for an entry below one
            places=places,
        )


def _merge(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Join neighbours that differ only in the page they point at."""
    last: Entry | None = None
    for entry in entries:
        if last and (last.name, last.extra, last.is_nested) == (
            entry.name,
            entry.extra,
            entry.is_nested,
        ):
            last = Entry(
                name=last.name,
                extra=last.extra,
                is_nested=last.is_nested,
                places=last.places + entry.places,
            )
            continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def _general_entries(entries: Iterable[Any]) -> Iterator[Entry]:
    for name, (targets, nested, _category) in entries:
        places = tuple(_places(targets))
        below = [_nested_entry(below_name, below_targets) for below_name, below_targets in nested]
        if not places and len(below) == 1 and below[0].cross:
            yield Entry(name=name, cross=below[0].cross)
        else:
            yield Entry(name=name, places=places)
            yield from below


def _nested_entry(name: str, targets: Iterable[tuple[str | None, Any]]) -> Entry:
    """Return a line below another; Sphinx gives *see* and *see also* as such lines."""
    places = tuple(_places(targets))
    if not places:
        for phrase in (sphinx_words("see also %s"), sphinx_words("see %s")):
            before, _sign, after = phrase.partition("%s")
            if before and name.startswith(before):
                target = name.removeprefix(before).removesuffix(after)
                return Entry(
                    name="", is_nested=True, cross=Cross(words=before.strip(), target=target)
                )
    return Entry(name=name, is_nested=True, places=places)


def _places(targets: Iterable[tuple[str | None, Any]]) -> Iterator[Place]:
    for main, uri in targets:
        if uri:
            docname, _hash, anchor_id = str(uri).removeprefix(INTERNAL).partition("#")
            yield Place(anchor=Anchor(docname=docname, id=anchor_id), is_main=bool(main))
