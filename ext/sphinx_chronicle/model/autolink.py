"""Names in the prose that become links by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .fields import to_slug
from .known_names import KnownNames, Named, names_of, spelling
from .passages import PassageKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from .chronicle import Chronicle
    from .entity import Ref
    from .passages import Passage
    from .register import Register

_QUOTED = re.compile(r"[“«„][^“”«»„]*[”»]")


class Scope(StrEnum):
    """How often one name is linked."""

    OFF = ""
    PAGE = "page"
    SECTION = "section"


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoLinking:
    """What is linked by itself: names of the entities of *types*, once in each *scope*.

    But for what is *excepted*: names, or ids of entities.
    """

    scope: Scope = Scope.OFF
    types: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoLink:
    """A name that is to be linked: in the *passage* of that number, from *start* to *end*.

    *anchor* is the id that the general index sends to.
    """

    passage: int
    start: int
    end: int
    ref: Ref
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A name that several entities bear, so that nobody can say whom it means."""

    passage: int
    words: str
    refs: tuple[Ref, ...]


def link_names(
    register: Register, chronicle: Chronicle, linking: AutoLinking
) -> tuple[dict[str, tuple[AutoLink, ...]], tuple[tuple[Passage, Ambiguity], ...]]:
    """Return the names to be linked by page, and those that nobody can be sure of."""
    links: dict[str, tuple[AutoLink, ...]] = {}
    doubts: list[tuple[Passage, Ambiguity]] = []
    if linking.scope is Scope.OFF:
        return links, ()
    names = linkable_names(chronicle, linking)
    for docname in register.docnames():
        passages = register.filing(docname).passages
        found: list[AutoLink] = []
        for one in find_autolinks(passages, names, linking.scope):
            if isinstance(one, AutoLink):
                anchor = f"mention-{to_slug(docname)}-auto-{len(found) + 1}"
                found.append(replace(one, anchor=anchor))
            else:
                doubts.append((passages[one.passage], one))
        if found:
            links[docname] = tuple(found)
    return links, tuple(doubts)


def linkable_names(chronicle: Chronicle, linking: AutoLinking) -> KnownNames:
    """Return the names by which the prose may call what is to be linked.

    What is excepted stays known, though of nobody: “May Day” keeps “May” from being found in it.
    """
    pairs = [
        (name, entity.ref)
        for objtype in linking.types
        for entity in chronicle.of_type(objtype)
        for name in names_of(entity, chronicle)
    ]
    shut = {spelling(name) for name in linking.excepted}
    linked = [
        (name, ref)
        for name, ref in pairs
        if ref.id not in linking.excepted and spelling(name) not in shut
    ]
    return KnownNames(linked, silent=(name for name, _ref in pairs))


def unknown_exceptions(chronicle: Chronicle, linking: AutoLinking) -> list[str]:
    """Return what is excepted and is neither the id nor a name of anything that may be linked."""
    entities = [entity for objtype in linking.types for entity in chronicle.of_type(objtype)]
    ids = {entity.ref.id for entity in entities}
    names = {spelling(name) for entity in entities for name in names_of(entity, chronicle)}
    return [word for word in linking.excepted if word not in ids and spelling(word) not in names]


def find_autolinks(
    passages: Sequence[Passage], names: KnownNames, scope: Scope
) -> Iterator[AutoLink | Ambiguity]:
    """Yield the names to be linked on one page, in the order of its text.

    The first of each in its *scope*, unless the author links the entity there herself; never in
    titles, notes, quotations, other links, or an entity's own entry.
    """
    done: set[Hashable] = {
        (_place(passage, scope), span.id) for passage in passages for span in passage.spans
    }
    for number, passage in enumerate(passages):
        if passage.kind is not PassageKind.PROSE:
            continue
        place = _place(passage, scope)
        closed = list(_closed_stretches(passage))
        for named in names.find(passage.text):
            refs = [ref for ref in named.refs if ref != passage.card]
            if not refs or _meets(named, closed):
                continue
            if len(named.refs) > 1:
                if not any((place, ref.id) in done for ref in refs):
                    done |= {(place, ref.id) for ref in refs}
                    words = " ".join(passage.text[named.start : named.end].split())
                    yield Ambiguity(passage=number, words=words, refs=tuple(refs))
            elif (place, refs[0].id) not in done:
                done.add((place, refs[0].id))
                yield AutoLink(passage=number, start=named.start, end=named.end, ref=refs[0])


def _place(passage: Passage, scope: Scope) -> Hashable:
    return passage.spot if scope is Scope.SECTION else None


def _closed_stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    yield from ((span.start, span.end) for span in passage.spans)
    yield from passage.closed
    yield from (match.span() for match in _QUOTED.finditer(passage.text))


def _meets(named: Named, closed: Sequence[tuple[int, int]]) -> bool:
    return any(start < named.end and named.start < end for start, end in closed)
