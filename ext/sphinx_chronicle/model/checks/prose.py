"""Rules about the prose: whom it names, what it quotes, what it shows."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..dates import may_overlap
from ..known_names import KnownNames, names_of
from ..names import surname
from ..passages import PassageKind
from ..prose_dates import find_dates
from .rule import Finding, Manuscript, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..chronicle import Chronicle
    from ..entity import Ref
    from ..passages import Passage, Span
    from ..prose_dates import Dated

_QUOTED = re.compile(r"[“«]([^“”«»]+)[”»]")
# Fewer words are a phrase or a title; the rule is about what somebody said.
_QUOTED_WORDS = 8
# What may stand between a date and the link that it belongs to: “On April 17, 1961, the landing”.
_AFTER_DATE = re.compile(r",?\s*(?:the|a|an|came|began|saw)?\s*", re.IGNORECASE)
_BEFORE_DATE = re.compile(r",?\s*\(?(?:of|on|in|began on|took place on)?\s*", re.IGNORECASE)


def _find_unlinked(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the people whom a page names in full and never links."""
    chronicle = manuscript.chronicle
    people = chronicle.of_type("person")
    names = KnownNames(
        (name, person.ref)
        for person in people
        for name in names_of(person, chronicle)
        if " " in name.strip()
    )
    linked = _linked_people(manuscript)
    told: set[tuple[str, Ref]] = set()
    for passage in manuscript.passages:
        if passage.kind is not PassageKind.PROSE:
            continue
        for named in names.find(passage.text):
            ref = named.refs[0]
            if len(named.refs) > 1 or ref in linked[passage.docname] or passage.card == ref:
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
                    subject=ref,
                )


def _linked_people(manuscript: Manuscript) -> dict[str, set[Ref]]:
    linked: dict[str, set[Ref]] = defaultdict(set)
    for passage in manuscript.passages:
        for span in passage.spans:
            person = manuscript.chronicle.find(span.id, ("person",))
            if person is not None:
                linked[passage.docname].add(person.ref)
    return linked


def _in_span(place: int, passage: Passage) -> bool:
    return any(span.start <= place < span.end for span in passage.spans)


def _find_shared_surnames(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield surnames that stand alone on a page where two who bear them are linked.

    A surname that is the short name or an alias of one of them is his.
    """
    bearers = _bearers(manuscript.chronicle)
    names = KnownNames(
        [
            *((name, ref) for name, refs in bearers.items() for ref in refs),
            *_full_names(bearers.values(), manuscript.chronicle),
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


def _full_names(groups: Iterable[list[Ref]], chronicle: Chronicle) -> Iterator[tuple[str, Ref]]:
    """Yield the longer names of those people, so that they are not taken for the surname."""
    for refs in groups:
        for ref in refs:
            for name in names_of(chronicle.entities[ref], chronicle):
                yield name, ref


def _has_given_name(text: str, place: int) -> bool:
    """Tell whether a capitalized word or an initial stands right before *place*."""
    before = text[:place].rstrip(" \u00a0")
    word = before.rsplit(" ", 1)[-1] if before else ""
    return (
        word[:1].isupper()
        and not before.endswith((":", ";", "!", "?", "”", "\ue000", ","))
        and (
            not word.endswith(".") or len(word) <= 3  # noqa: PLR2004
        )
    )


def _find_unnoted(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield quotations that no note follows before their paragraph ends."""
    passages = manuscript.passages
    for number, passage in enumerate(passages):
        if passage.kind is PassageKind.QUOTATION:
            after = passages[number + 1] if number + 1 < len(passages) else None
            last = after is None or after.kind is not PassageKind.QUOTATION
            if last and not passage.notes and not _is_noted_before(passages, number):
                yield _unnoted(passage, passage.text)
        elif passage.kind is PassageKind.PROSE:
            for match in _QUOTED.finditer(passage.text):
                long = len(match[1].split()) >= _QUOTED_WORDS
                if long and not any(place >= match.start() for place in passage.notes):
                    yield _unnoted(passage, match[1])


def _is_noted_before(passages: tuple[Passage, ...], number: int) -> bool:
    """Tell whether the quotation's own lines or what leads it in have a note."""
    while number > 0 and passages[number].kind is PassageKind.QUOTATION:
        number -= 1
        if passages[number].notes:
            return passages[number].docname == passages[number + 1].docname
    return False


def _unnoted(passage: Passage, words: str) -> Finding:
    start = " ".join(words.split()[:6])
    return Finding(
        rule="quotation",
        message=f"the quotation “{start} …” has no note; add one with {{cite:note}} after it",
        docname=passage.docname,
        line=passage.line,
        subject=passage.card,
    )


def _find_contradictions(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield dates that stand right before or after a link to an event of another date."""
    chronicle = manuscript.chronicle
    for passage in manuscript.passages:
        spans = [span for span in passage.spans if span.objtype in ("", "event")]
        dates = list(find_dates(passage.text, manuscript.locale)) if spans else []
        for span in spans if dates else ():
            event = chronicle.find(span.id, ("event",))
            date = chronicle.beginning(event) if event else None
            beside = date and _date_beside(span, dates, passage.text)
            if event and date and beside and not may_overlap(date, beside.date):
                words = passage.text[beside.start : beside.end]
                yield Finding(
                    rule="contradiction",
                    message=f"‘{words}’ stands beside the link to event ‘{event.ref.id}’, which"
                    f" is dated {date}; correct one of the two",
                    docname=passage.docname,
                    line=passage.line,
                    subject=event.ref,
                )


def _date_beside(span: Span, dates: list[Dated], text: str) -> Dated | None:
    for dated in dates:
        if dated.end <= span.start and _AFTER_DATE.fullmatch(text, dated.end, span.start):
            return dated
        if span.end <= dated.start and _BEFORE_DATE.fullmatch(text, span.end, dated.start):
            return dated
    return None


def _find_bare_pictures(manuscript: Manuscript) -> Iterator[Finding]:
    for picture in manuscript.pictures:
        lacking = [
            word
            for word, there in (("alternative text", picture.has_alt), ("credit", picture.credit))
            if not there
        ]
        if lacking:
            yield Finding(
                rule="picture",
                message=f"image ‘{picture.uri}’ has no {' and no '.join(lacking)}; say what it"
                " shows in ‘:alt:’, and whose it is in ‘:credit:’ or the caption",
                docname=picture.docname,
                line=picture.line,
            )


def _find_ambiguous(manuscript: Manuscript) -> Iterator[Finding]:
    for passage, doubt in manuscript.chronicle.ambiguities:
        listed = " or ".join(f"{ref.objtype} ‘{ref.id}’" for ref in doubt.refs)
        role = f"{{{doubt.refs[0].objtype}}}`{doubt.words} <{doubt.refs[0].id}>`"
        yield Finding(
            rule="ambiguous",
            message=f"‘{doubt.words}’ may be {listed}, so that it is not linked by itself; link"
            f" the one that is meant, as {role}",
            docname=passage.docname,
            line=passage.line,
            subject=doubt.refs[0],
            also=doubt.refs[1:],
        )


AMBIGUOUS = Rule(
    name="ambiguous",
    sentence="A name that would become a link by itself is that of several entities.",
    severity=Severity.WARNING,
    find=_find_ambiguous,
)
UNLINKED = Rule(
    name="unlinked",
    sentence="A page names a person in full and links her nowhere.",
    severity=Severity.NOTE,
    find=_find_unlinked,
)
SURNAME = Rule(
    name="surname",
    sentence="A surname stands alone on a page where two people bear it.",
    severity=Severity.NOTE,
    find=_find_shared_surnames,
)
QUOTATION = Rule(
    name="quotation",
    sentence="A quotation has no note.",
    severity=Severity.NOTE,
    find=_find_unnoted,
)
CONTRADICTION = Rule(
    name="contradiction",
    sentence="A date in the prose contradicts the event that is linked beside it.",
    severity=Severity.WARNING,
    find=_find_contradictions,
)
PICTURE = Rule(
    name="picture",
    sentence="An image has no alternative text, or no credit.",
    severity=Severity.NOTE,
    find=_find_bare_pictures,
)
