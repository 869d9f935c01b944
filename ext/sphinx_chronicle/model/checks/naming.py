"""Rules about names in the prose: who is meant, and who is not linked."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..known_names import KnownNames, names_of
from ..names import full_name, surname
from ..passages import PassageKind
from ..prose_words import OPENINGS
from .rule import Finding, Manuscript, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..autolink import Ambiguity
    from ..chronicle import Chronicle
    from ..entity import Ref
from ..passages import Passage


def _find_unlinked(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the people whom a page names in full and never links."""
    names = KnownNames(_telling_names(manuscript.chronicle))
    linked = _linked_people(manuscript)
    told: set[tuple[str, Ref]] = set()
    for passage in manuscript.passages:
        if passage.kind is not PassageKind.PROSE:
            continue
        for named in names.find(passage.text):
            ref = named.refs[0]
            if len(named.refs) > 1 or ref.objtype != "person":
                continue
            if ref in linked[passage.docname] or passage.card == ref:
                continue
            if (passage.docname, ref) not in told and not _in_span(named.start, passage):
                told.add((passage.docname, ref))
                words = " ".join(passage.text[named.start : named.end].split())
                yield Finding(
                    rule="unlinked",
                    message=f"‘{words}’ is named here and linked nowhere on the page; write"
                    f" {{person}}`{ref.id}` at the first mention",
                    docname=passage.docname,
                    line=passage.line,
                    file=passage.file,
                    subject=ref,
                )


def _telling_names(chronicle: Chronicle) -> Iterator[tuple[str, Ref]]:
    """Yield the names that tell who is meant: of more than one word, or all that there is of one.

    Those of other types too, since “the Ada Merrow School” does not name her.
    """
    for entity in chronicle.entities.values():
        whole = full_name(entity, chronicle.type_of(entity.ref))
        for name in names_of(entity, chronicle):
            if name == whole or " " in name.strip():
                yield name, entity.ref


def _linked_people(manuscript: Manuscript) -> dict[str, set[Ref]]:
    """Return who is linked on each page, by the author or by itself."""
    linked: dict[str, set[Ref]] = defaultdict(set)
    for passage in manuscript.passages:
        for span in passage.spans:
            person = manuscript.chronicle.find(span.id, ("person",))
            if person is not None:
                linked[passage.docname].add(person.ref)
    for docname, links in manuscript.chronicle.autolinks.items():
        linked[docname].update(link.ref for link in links)
    return linked


def _in_span(place: int, passage: Passage) -> bool:
    return any(span.start <= place < span.end for span in passage.spans)


def _find_shared_surnames(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield surnames that stand alone on a page where two who bear them are linked.

    A surname that is the short name or an alias of one of them is his.
    """
    bearers = _bearers(manuscript.chronicle)
    chronicle = manuscript.chronicle
    # The longer names of all things, so that a part of them is not taken for the surname.
    names = KnownNames(
        [
            *((name, ref) for name, refs in bearers.items() for ref in refs),
            *((n, e.ref) for e in chronicle.entities.values() for n in names_of(e, chronicle)),
        ]
    )
    linked = _linked_people(manuscript)
    told: set[tuple[str, str]] = set()
    for passage in manuscript.passages:
        if passage.kind is not PassageKind.PROSE:
            continue
        for named in names.find(passage.text):
            rivals = [ref for ref in named.refs if ref in linked[passage.docname]]
            name = " ".join(passage.text[named.start : named.end].split())
            if len(rivals) < 2 or (passage.docname, name) in told:  # noqa: PLR2004
                continue
            if not _in_span(named.start, passage) and not _has_given_name(
                passage.text, named.start
            ):
                told.add((passage.docname, name))
                yield Finding(
                    rule="surname",
                    message=f"‘{name}’ alone may be"
                    f" {' or '.join(f'‘{ref.id}’' for ref in rivals)}, who are both on this page;"
                    " add the given name",
                    docname=passage.docname,
                    line=passage.line,
                    file=passage.file,
                    subject=rivals[0],
                    also=tuple(rivals[1:]),
                )


def _bearers(chronicle: Chronicle) -> dict[str, list[Ref]]:
    """Return the surnames that two people share and that none of them has for short name."""
    grouped: dict[str, list[Ref]] = defaultdict(list)
    taken: set[str] = set()
    for person in chronicle.of_type("person"):
        name = surname(person, chronicle.type_of(person.ref))
        grouped[name].append(person.ref)
        taken |= {name} & {person.text("short"), *person.texts("aliases")}
    return {name: refs for name, refs in grouped.items() if len(refs) > 1 and name not in taken}


def _has_given_name(text: str, place: int) -> bool:
    """Tell whether a capitalized word or an initial stands right before *place*.

    One that opens a sentence as many others do (“When Merrow spoke”) is no name.
    """
    before = text[:place].rstrip(" \n\u00a0")
    word = re.split(r"\s", before)[-1]
    return word.casefold() not in OPENINGS and (
        word[:1].isupper()
        and not before.endswith((":", ";", "!", "?", "”", "\ue000", ","))
        and (
            not word.endswith(".") or len(word) <= 3  # noqa: PLR2004
        )
    )


def _find_ambiguous(manuscript: Manuscript) -> Iterator[Finding]:
    for passage, doubt in manuscript.chronicle.ambiguities:
        yield Finding(
            rule="ambiguous",
            message=_describe(doubt),
            docname=passage.docname,
            line=passage.line,
            file=passage.file,
            subject=doubt.refs[0],
            also=doubt.refs[1:],
        )


def _describe(doubt: Ambiguity) -> str:
    listed = " or ".join(f"{ref.objtype} ‘{ref.id}’" for ref in doubt.refs)
    role = f"{{{doubt.refs[0].objtype}}}`{doubt.words} <{doubt.refs[0].id}>`"
    if len(doubt.refs) > 1:
        return (
            f"‘{doubt.words}’ may be {listed}, so that it is not linked by itself; link the one"
            f" that is meant, as {role}"
        )
    if doubt.phrase == doubt.words:
        return (
            f"‘{doubt.words}’ may be a common word here and not {listed}, so that it is not linked"
            f" by itself; if it is meant, link it, as {role}"
        )
    return (
        f"‘{doubt.words}’ in ‘{doubt.phrase}’ may not be {listed}, so that it is not linked by"
        f" itself; if it is meant, link it, as {role}; otherwise put ‘{doubt.phrase}’ into"
        " chronicle_autolink_except"
    )


AMBIGUOUS = Rule(
    name="ambiguous",
    sentence="A name that would become a link by itself may be another's.",
    severity=Severity.WARNING,
    why="With ‘chronicle_autolink’ the extension links what it is sure of. “San Juan” may be a"
    " city, a province or a hill; “White” in “White House” is no Moses White, nor in “Robert"
    " White”. A wrong link misleads more than none.",
    mend="Write the link yourself, with the id of the one that is meant, or keep the name from"
    " being linked at all: list it in ‘chronicle_autolink_except’, where a longer name, such as"
    " “White House”, keeps its parts from being linked.",
    unseen="Names in titles, quotations, notes, code and links, where nothing is linked by itself;"
    " and a name of one entity that means somebody whom the book does not have.",
    find=_find_ambiguous,
)
UNLINKED = Rule(
    name="unlinked",
    sentence="A page names a person in full and links her nowhere.",
    severity=Severity.NOTE,
    why="What is not linked is not in the index either, nor among the mentions in her entry; the"
    " printed book then sends its readers to half the pages.",
    mend="Write the link at the first mention of the page: ‘{person}`castro-fidel`’. Where no link"
    " is wanted, ‘{person}`!castro-fidel`’ shows the name and counts it.",
    unseen="Surnames and other single words, unless the whole name is one; names in titles, notes"
    " and block quotations; a name that several people bear; and the name inside a longer one that"
    " the book knows (a library named after her).",
    find=_find_unlinked,
)
SURNAME = Rule(
    name="surname",
    sentence="A surname stands alone on a page where two people bear it.",
    severity=Severity.NOTE,
    why="“Dulles” is the secretary of state to one reader and the director of the CIA to another;"
    " the author, who knows, does not notice.",
    mend="Add the given name. If the surname alone is always one of the two, make it his ‘short’"
    " name or one of his ‘aliases’.",
    unseen="Pages on which fewer than two of them are linked, and surnames after a title or a"
    " given name (“President Kennedy”, “Ted Kennedy”).",
    find=_find_shared_surnames,
)
