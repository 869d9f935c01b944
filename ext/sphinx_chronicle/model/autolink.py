"""Names in the prose that become links by themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .fields import to_slug
from .kinship import Gender
from .known_names import KnownNames, Named, names_of, spelling
from .neighbors import Bearer, Certainty, Reading, Surroundings, survey
from .passages import PassageKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

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

    But for what is *excepted*: names, longer ones that they are a part of, or ids of entities.
    *language* is that of the prose.
    """

    scope: Scope = Scope.OFF
    types: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    language: str = "en"


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
    """A name of which nobody can say whom it means: several bear it, or it may be another's.

    *phrase* is the longer name that it may be a part of, or the name itself.
    """

    passage: int
    words: str
    refs: tuple[Ref, ...]
    phrase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkable:
    """The names that may be linked, who bears them, and what reads the words around them.

    *overshadowed* are surnames of those whose namesakes the book names often: “Smith” alone is
    nobody’s for sure then.
    """

    names: KnownNames
    bearers: Mapping[Ref, Bearer]
    surroundings: Surroundings
    overshadowed: frozenset[tuple[str, Ref]] = frozenset()

    def read(self, named: Named, text: str) -> list[tuple[Ref, Reading]]:
        """Return what *text* says of each who may be *named* in it."""
        return [
            (ref, self.surroundings.read(text, named.start, named.end, self.bearers[ref]))
            for ref in named.refs
        ]


def link_names(
    register: Register, chronicle: Chronicle, linking: AutoLinking
) -> tuple[dict[str, tuple[AutoLink, ...]], tuple[tuple[Passage, Ambiguity], ...]]:
    """Return the names to be linked by page, and those that nobody can be sure of."""
    links: dict[str, tuple[AutoLink, ...]] = {}
    doubts: list[tuple[Passage, Ambiguity]] = []
    if linking.scope is Scope.OFF:
        return links, ()
    linkable = Linkable(
        names=linkable_names(chronicle, linking),
        bearers=_bearers(chronicle, linking),
        surroundings=survey((text for _page, text in _prose(register)), linking.language),
    )
    linkable = replace(linkable, overshadowed=_overshadowed(_prose(register), linkable))
    for docname in register.docnames():
        passages = register.filing(docname).passages
        found: list[AutoLink] = []
        for one in find_autolinks(passages, linkable, linking.scope):
            if isinstance(one, AutoLink):
                anchor = f"mention-{to_slug(docname)}-auto-{len(found) + 1}"
                found.append(replace(one, anchor=anchor))
            else:
                doubts.append((passages[one.passage], one))
        if found:
            links[docname] = tuple(found)
    return links, tuple(doubts)


def _prose(register: Register) -> Iterator[tuple[str, str]]:
    """Yield what the book says, with the page that says it."""
    for docname in register.docnames():
        for passage in register.filing(docname).passages:
            if passage.kind is PassageKind.PROSE:
                yield docname, passage.text


def _overshadowed(
    texts: Iterable[tuple[str, str]], linkable: Linkable
) -> frozenset[tuple[str, Ref]]:
    """Return the surnames, with whose they are, that alone are nobody’s for sure in this book.

    *texts* are those of the book with their pages. One is overshadowed where more than a third of
    the pages that say whose it is say a namesake’s, a bare one counting half, or where it stands
    as a place does on more than a fifth of the pages, and on two.
    """
    pages: dict[tuple[str, Ref], dict[Certainty, set[str]]] = defaultdict(lambda: defaultdict(set))
    for page, text in texts:
        for named in linkable.names.find(text):
            surname = spelling(text[named.start : named.end])[-1]
            for ref, reading in linkable.read(named, text):
                pages[surname, ref][reading.certainty].add(page)
    return frozenset(key for key, by_certainty in pages.items() if _is_overshadowed(by_certainty))


def _is_overshadowed(pages: Mapping[Certainty, set[str]]) -> bool:
    sure = pages[Certainty.NAMED] | pages[Certainty.TITLED]
    bare = pages[Certainty.LIKELY] - sure
    placed = pages[Certainty.PLACED]
    return 4 * len(pages[Certainty.ANOTHER]) > 2 * len(sure) + len(bare) or (
        len(placed) > 1 and 4 * len(placed) > len(pages[Certainty.LIKELY])
    )


def _bearers(chronicle: Chronicle, linking: AutoLinking) -> dict[Ref, Bearer]:
    return {
        entity.ref: Bearer(
            words=frozenset(
                word for name in names_of(entity, chronicle) for word in spelling(name)
            ),
            is_person=objtype == "person",
            is_place=objtype == "place",
            is_woman=chronicle.genders.get(entity.ref) is Gender.FEMALE,
        )
        for objtype in linking.types
        for entity in chronicle.of_type(objtype)
    }


def linkable_names(chronicle: Chronicle, linking: AutoLinking) -> KnownNames:
    """Return the names by which the prose may call what is to be linked.

    What is excepted stays known, though of nobody, as do names of other types: “May Day” keeps
    “May” from being found in it.
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
    every = (name for each in chronicle.entities.values() for name in names_of(each, chronicle))
    return KnownNames(linked, silent=(*every, *linking.excepted))


def unknown_exceptions(chronicle: Chronicle, linking: AutoLinking) -> list[str]:
    """Return what is excepted and neither the id of what may be linked nor has a name of it."""
    entities = [entity for objtype in linking.types for entity in chronicle.of_type(objtype)]
    ids = {entity.ref.id for entity in entities}
    pairs = ((name, each.ref) for each in entities for name in names_of(each, chronicle))
    names = KnownNames(pairs)
    return [word for word in linking.excepted if word not in ids and not any(names.find(word))]


def find_autolinks(
    passages: Sequence[Passage], linkable: Linkable, scope: Scope
) -> Iterator[AutoLink | Ambiguity]:
    """Yield the names to be linked on one page, in the order of its text, then the doubtful ones.

    The first of each in its *scope*, unless the author links the entity there herself; never in
    titles, notes, quotations, other links, or an entity's own entry. A name of which it is not sure
    whom it means is yielded only where nothing else leads to any of those.
    """
    done: set[Hashable] = {
        (_place(passage, scope), span.id) for passage in passages for span in passage.spans
    }
    doubts: dict[Hashable, tuple[Hashable, Ambiguity]] = {}
    namesakes: set[Hashable] = set()
    for number, passage in enumerate(passages):
        if passage.kind is not PassageKind.PROSE:
            continue
        place = _place(passage, scope)
        closed = list(_closed_stretches(passage))
        for named in linkable.names.find(passage.text):
            refs = tuple(ref for ref in named.refs if ref != passage.card)
            if not refs or _meets(named, closed) or any((place, ref.id) in done for ref in refs):
                continue
            readings = [each for each in linkable.read(named, passage.text) if each[0] in refs]
            namesakes |= {
                (place, ref) for ref, each in readings if each.certainty is Certainty.ANOTHER
            }
            surname = spelling(passage.text[named.start : named.end])[-1]
            has_namesakes = any(
                (place, ref) in namesakes or (surname, ref) in linkable.overshadowed for ref in refs
            )
            ref, start = _meant(readings, has_namesakes=has_namesakes)
            if ref is not None and len(refs) == len(named.refs):
                done.add((place, ref.id))
                start = named.start if _meets(replace(named, start=start), closed) else start
                yield AutoLink(passage=number, start=start, end=named.end, ref=ref)
            else:
                doubt = _doubt(number, refs, named, passage.text, linkable)
                doubts.setdefault((place, refs), (place, doubt))
    for place, doubt in doubts.values():
        if not any((place, ref.id) in done for ref in doubt.refs):
            done |= {(place, ref.id) for ref in doubt.refs}
            yield doubt


def _meant(readings: list[tuple[Ref, Reading]], *, has_namesakes: bool) -> tuple[Ref | None, int]:
    """Return who is meant for sure, if anybody, and where the name begins.

    Of several, a given name tells, or a title that only one can have. Where there are
    namesakes, a given name alone does: after “Albert Johnston” no “Johnston” is Joseph for sure.
    """
    wanted = {Certainty.NAMED}
    if not has_namesakes:
        wanted |= {Certainty.TITLED} | ({Certainty.LIKELY} if len(readings) == 1 else set())
    sure = [(ref, each.start) for ref, each in readings if each.certainty in wanted]
    return sure[0] if len(sure) == 1 else (None, readings[0][1].start)


def _doubt(
    number: int, refs: tuple[Ref, ...], named: Named, text: str, linkable: Linkable
) -> Ambiguity:
    words = " ".join(text[named.start : named.end].split())
    start, end = linkable.surroundings.stretch(text, named.start, named.end)
    phrase = " ".join(text[start:end].split())
    return Ambiguity(passage=number, words=words, refs=refs, phrase=phrase)


def _place(passage: Passage, scope: Scope) -> Hashable:
    return passage.spot if scope is Scope.SECTION else None


def _closed_stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    yield from ((span.start, span.end) for span in passage.spans)
    yield from passage.closed
    yield from (match.span() for match in _QUOTED.finditer(passage.text))


def _meets(named: Named, closed: Sequence[tuple[int, int]]) -> bool:
    return any(start < named.end and named.start < end for start, end in closed)
