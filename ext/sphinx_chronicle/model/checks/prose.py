"""Rules about the prose: what it quotes, what it dates, what it shows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..dates import Calendar, parse_date
from ..names import full_name
from ..passages import PassageKind
from ..prose_dates import DayOfYear, are_joined, find_dates, find_days_of_year
from .certainty import SLACK_TOLD, may_meet
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..dates import HistoricalDate
    from ..passages import Passage, Span
    from ..prose_dates import Dated

# “American”, «Spanish», „German“, "typed", and ‘British’, in which an apostrophe is no end.
_QUOTED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|„([^„“]+)“|(?<!\w)\"([^\"]+)\"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w))+)’(?!\w)"
)
# Fewer words are a phrase or a title; the rule is about what somebody said.
_QUOTED_WORDS = 8
# What may stand between a date and the link that it belongs to: “On April 17, 1961, the landing”.
_AFTER_DATE = re.compile(r",?\s*(?:the|a|an|came|began|saw)?\s*", re.IGNORECASE)
_BEFORE_DATE = re.compile(r",?\s*\(?(?:of|on|in|began on|took place on)?\s*", re.IGNORECASE)
# A date after such a word, or a link after one, bounds another time: “By March 1961, …”.
_BOUNDING = re.compile(
    r"\b(?:after|before|by|following|from|since|till|until|antes de|después de|desde|hasta|tras)"
    r"\s+(?:(?:the|el|la|los|las|early|mid|late|about|around)[ -])?\s*$",
    re.IGNORECASE,
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
                words = match[match.lastindex or 0]
                long = len(words.split()) >= _QUOTED_WORDS
                if long and not any(place >= match.start() for place in passage.notes):
                    yield _unnoted(passage, words)


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
        file=passage.file,
        subject=passage.card,
    )


def _find_contradictions(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield dates that stand right before or after a link to an event of another date."""
    chronicle = manuscript.chronicle
    for passage in manuscript.passages:
        spans = [s for s in passage.spans if s.objtype in ("", *chronicle.happening)]
        dates = _dates_in(passage.text, manuscript.locale) if spans else []
        for span in spans if dates else ():
            types = (span.objtype,) if span.objtype else chronicle.happening
            event = chronicle.find(span.id, types)
            date = chronicle.beginning(event) if event else None
            beside = date and _date_beside(span, dates, passage.text)
            if event and date and beside and not _agree(date, beside):
                words = " ".join(passage.text[beside.start : beside.end].split())
                yield Finding(
                    rule="contradiction",
                    message=f"‘{words}’ stands beside the link to {event.ref.objtype}"
                    f" ‘{event.ref.id}’, which is dated {date}; correct one of the two",
                    docname=passage.docname,
                    line=passage.line,
                    file=passage.file,
                    subject=event.ref,
                )


def _dates_in(text: str, locale: str) -> list[Dated | DayOfYear]:
    """Return the dates of *text* that stand alone; of two in a row neither tells of one event."""
    found: list[Dated | DayOfYear] = [
        *find_dates(text, locale),
        *find_days_of_year(text, locale),
    ]
    found.sort(key=lambda each: each.start)
    joined: set[int] = set()
    for number, (one, other) in enumerate(pairwise(found)):
        if are_joined(text[one.end : other.start]):
            joined |= {number, number + 1}
    return [each for number, each in enumerate(found) if number not in joined]


def _date_beside(span: Span, dates: list[Dated | DayOfYear], text: str) -> Dated | DayOfYear | None:
    for dated in dates:
        if dated.end <= span.start and _AFTER_DATE.fullmatch(text, dated.end, span.start):
            return None if _is_bounding(text, dated.start) else dated
        if span.end <= dated.start and _BEFORE_DATE.fullmatch(text, span.end, dated.start):
            is_apart = text[span.end] == "," and _is_bounding(text, span.start)
            return None if is_apart else dated
    return None


def _is_bounding(text: str, place: int) -> bool:
    """Tell whether what stands at *place* only bounds the time that is told of."""
    return _BOUNDING.search(text, 0, place) is not None


def _agree(date: HistoricalDate, beside: Dated | DayOfYear) -> bool:
    is_julian = date.calendar is Calendar.JULIAN
    if isinstance(beside, DayOfYear):
        doubted = bool(date.qualifiers) or is_julian
        return doubted or beside.may_be_in(date.lower, date.upper)
    return may_meet(date, beside.date) or (
        is_julian and may_meet(date, parse_date(f"julian:{beside.date.edtf}"))
    )


def _find_bare_pictures(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for entity in chronicle.entities.values():
        if entity.text("image") and not entity.text("alt"):
            yield found(
                "picture",
                entity,
                "its image has no alternative text but"
                f" ‘{full_name(entity, chronicle.type_of(entity.ref))}’; say what it shows in"
                " ‘:alt:’",
            )
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
                file=picture.file,
                subject=picture.card,
            )


QUOTATION = Rule(
    name="quotation",
    sentence="A quotation has no note.",
    severity=Severity.NOTE,
    why="Whoever quotes must say from where; it is the first thing that a reviewer looks up.",
    mend="Add a note after the quotation: ‘{cite:note}`wyden1979{12}`’.",
    unseen="Fewer than eight words in quotation marks, which are a phrase or a title; quotations"
    " in titles and in notes; whether the note is that of the quotation; and words quoted without"
    " marks.",
    find=_find_unnoted,
)
CONTRADICTION = Rule(
    name="contradiction",
    sentence="A date in the prose contradicts the event that is linked beside it.",
    severity=Severity.WARNING,
    why="The date was corrected in one place and not in the other, and the book now gives two."
    " Readers notice before the author does.",
    mend="Correct the date in the prose or in the event. To have one place for both, let the date"
    " be shown: ‘{event}`+landing`’.",
    unseen="Dates that do not stand right before or after the link, or that name a year alone; and"
    " wording such as “the day after”, “by March 1961”, or “after the landing, on April 20”."
    f" {SLACK_TOLD}",
    find=_find_contradictions,
)
PICTURE = Rule(
    name="picture",
    sentence="An image has no alternative text, or no credit.",
    severity=Severity.NOTE,
    why="Who cannot see the picture hears its alternative text; who owns it is to be named."
    " Without either the book cannot be published in most houses.",
    mend="Say what the picture shows in ‘:alt:’, and whose it is in ‘:credit:’, or in the caption."
    " An empty ‘:alt:’ of ‘{image}’ or ‘{figure}’ says that it only decorates; ‘![](a.png)’ says"
    " nothing.",
    unseen="Whether the words are right, and whether a caption names the owner: any caption"
    " counts.",
    find=_find_bare_pictures,
)
