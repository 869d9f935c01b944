"""The rule about dates in the prose that contradict the event which is linked beside them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..clauses import end_of_place, is_deed, is_subject, opens_clause
from ..dates import Calendar, DateError, parse_date
from ..entity import Ref
from ..prose_dates import (
    Dated,
    DayOfYear,
    are_joined,
    find_dates,
    find_days_of_year,
    whole_year,
)
from .certainty import SLACK_TOLD, ends_of, may_meet, reaches_beyond
from .rule import Finding, Manuscript, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..dates import HistoricalDate
    from ..passages import Passage, Span

_Date = Dated | DayOfYear

# What may stand between a date and the link that it belongs to: “On April 17, 1961, the landing”.
_AFTER_DATE = re.compile(
    r"(?:,\s*at\s[\w\s.:]{1,25},|,|:|\s*[–—])?\s*(?:that|came|began|saw|at|by|during|in)?\s*"
    r"(?:the|a|an)?\s*",
    re.IGNORECASE,
)
_HAPPENED = (
    "was|is|were|came|began|begun|started|ended|opened|happened|occurred|followed|fell|took place"
    "|broke out|dates|lasted|ran|raged|held|fought|launched|signed"
)
# And between a link and its date: “the landing began at dawn on April 17”.
_BEFORE_DATE = re.compile(
    rf",?\s*\(?(?:(?:which|that)\s+)?(?:(?:had|was|were)\s+)?(?:(?:{_HAPPENED})\s+)?(?:early\s+)?"
    r"(?:(?:at|in|on)\s(?:the\s)?(?:early\s)?(?:dawn|noon|night|midnight|morning|afternoon|evening)"
    r"\s+)?(?:(?:of|on|in|from)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
# A year alone beside a link is that of its event only where nothing else can be meant.
_YEARS_BESIDE = re.compile(
    r"\s+(?:\((?P<about>c\.\s|ca\.\s|about\s|around\s)?|of\s)"
    r"(?P<year>1\d{3}|20\d\d)(?:\s?[–/-]\s?(?P<last>\d{4}|\d\d)\b)?"
    r"(?(last)|(?=[),;.:?!]|\s+(?:was|were|is|has|had|and|which|that|at|brought|led|began|\w+ed)\b))"
)
# A date after such a word, or a link after one, bounds another time: “By March 1961, …”.
_BOUNDING = re.compile(
    r"\b(?:after|before|by|following|from|since|till|until|antes de|después de|desde|hasta|tras)"
    r"\s+(?:(?:the|el|la|los|las|early|mid|late|about|around)[ -])?\s*$",
    re.IGNORECASE,
)
# Of “the anniversary of the landing, April 17, 1962” the date is that of the anniversary, and
# what begins with a quotation mark may be a title.
_ABOUT = re.compile(
    r"\b(?:(?:accounts?|anniversary|bicentenary|books?|centenary|commemoration|eve|films?|heirs|"
    r"histor(?:y|ies)|inquiry|investigation|jubilee|memoirs?|memory|memorial|news|novel|painting|"
    r"reports?|stor(?:y|ies)|study|survivors|veterans|aniversario|historia|memoria|víspera)"
    r"\s+(?:of|on|del?)|about|sobre|acerca de)\s+(?:(?:the|el|la|los|las)\s+)?$"
    r"|[“‘«\"]$",
    re.IGNORECASE,
)
# What is done about an event on other days than its own: “On May 2 the landing was debated”.
_TOLD_OF = re.compile(
    r"\s+(?:(?:was|were|is|had been|has been|being)\s+(?:\w+ly\s+|still\s+|already\s+|again\s+|"
    r"once more\s+|first\s+)?(?:a plan|agreed|announced|approved|authorized|authorised|begging|"
    r"canceled|cancelled|celebrated|commemorated|condemned|confirmed|debated|decided|denounced|"
    r"discussed|drafted|expected|far|feared|filmed|forgotten|foreseen|history|imminent|"
    r"investigated|known|mentioned|over|past|planned|postponed|prepared|promised|proposed|"
    r"published|recalled|remembered|reported|revealed|set for|still|suggested|told)\b"
    r"|had\s|(?:still|seemed|looked|loomed|lay ahead)\b)",
    re.IGNORECASE,
)
_LADY_DAY = 3, 25  # on which the year began in England until 1752


def _find_contradictions(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield dates that stand right before or after a link to an event of another date."""
    chronicle = manuscript.chronicle
    for passage in manuscript.passages:
        spans = [s for s in passage.spans if s.objtype in ("", *chronicle.happening)]
        dates = _dates_in(passage.text, manuscript.locale) if spans else []
        for span in spans:
            types = (span.objtype,) if span.objtype else chronicle.happening
            event = chronicle.find(span.id, types)
            date = chronicle.beginning(event) if event else None
            if event is None or date is None:
                continue
            for beside in _dates_beside(span, dates, passage.text):
                if not _agree(date, beside, beside.start >= span.end):
                    yield _contradiction(passage, event.ref.objtype, span, date, beside)


def _contradiction(
    passage: Passage, objtype: str, span: Span, date: HistoricalDate, beside: _Date
) -> Finding:
    words = " ".join(passage.text[beside.start : beside.end].split())
    return Finding(
        rule="contradiction",
        message=f"‘{words}’ stands beside the link to {objtype} ‘{span.id}’, which is dated"
        f" {date}; correct one of the two",
        docname=passage.docname,
        line=passage.line,
        file=passage.file,
        subject=Ref(objtype, span.id),
    )


def _dates_in(text: str, locale: str) -> list[_Date]:
    """Return the dates of *text* that stand alone; of two in a row neither tells of one event."""
    whole = list(find_dates(text, locale))
    found: list[_Date] = [
        *whole,
        *(
            day
            for day in find_days_of_year(text, locale)
            if not any(each.start < day.end and day.start < each.end for each in whole)
        ),
    ]
    found.sort(key=lambda each: each.start)
    joined: set[int] = set()
    for number, (one, other) in enumerate(pairwise(found)):
        if are_joined(text[one.end : other.start]):
            joined |= {number, number + 1}
    return [each for number, each in enumerate(found) if number not in joined]


def _dates_beside(span: Span, dates: list[_Date], text: str) -> Iterator[_Date]:
    """Yield the dates that can only be those of the event which *span* leads to."""
    if _ABOUT.search(text, 0, span.start):
        return
    found = False
    for dated in dates:
        if dated.end <= span.start and _leads_to(dated, span, text):
            if _TOLD_OF.match(text, span.end) or _is_bounding(text, dated):
                return
        elif span.end <= dated.start and _follows(dated, span, text):
            if text[span.end] == "," and _BOUNDING.search(text, 0, span.start):
                return
        else:
            continue
        found = True
        yield dated
    years = None if found else _years_after(span, text)
    if years:
        yield years


def _leads_to(dated: _Date, span: Span, text: str) -> bool:
    """Tell whether the date opens what the link ends: “On April 17 the first ships *landed*”."""
    if _AFTER_DATE.fullmatch(text, dated.end, span.start):
        return True
    return (
        is_deed(text[span.start : span.end])
        and is_subject(text[dated.end : span.start])
        and opens_clause(text, dated.start)
    )


def _follows(dated: _Date, span: Span, text: str) -> bool:
    """Tell whether the date ends what the link begins, but for the place where it was."""
    after = end_of_place(text, span.end, dated.start)
    return any(_BEFORE_DATE.fullmatch(text, start, dated.start) for start in {span.end, after})


def _is_bounding(text: str, dated: _Date) -> bool:
    """Tell whether *dated* only bounds the time that is told of; “from 17 to 20” is all of it."""
    is_stretch = isinstance(dated, Dated) and dated.is_stretch
    return not is_stretch and _BOUNDING.search(text, 0, dated.start) is not None


def _years_after(span: Span, text: str) -> Dated | None:
    match = _YEARS_BESIDE.match(text, span.end)
    if match is None:
        return None
    year, last = match["year"], match["last"]
    edtf = f"{year}/{whole_year(year, last)}" if last else year
    try:
        date = parse_date(f"{edtf}~" if match["about"] and not last else edtf)
    except DateError:
        return None
    return Dated(match.start("year"), match.end(), date, is_stretch=bool(last))


def _agree(date: HistoricalDate, beside: _Date, follows: bool) -> bool:  # noqa: FBT001
    """Tell whether *beside* may be the time of *date*, of which a stretch after it is all."""
    is_julian = date.calendar is Calendar.JULIAN
    if isinstance(beside, DayOfYear):
        doubted = bool(date.qualifiers) or is_julian
        return doubted or beside.may_be_in(date.lower, date.upper)
    if is_julian:
        return any(may_meet(date, each) for each in (beside.date, *_old_styles(beside.date)))
    if follows and beside.is_stretch and may_meet(date, beside.date):
        ends = ends_of(date)
        return not reaches_beyond(beside.date, ends.start.first, ends.end.last)
    return may_meet(date, beside.date)


def _old_styles(date: HistoricalDate) -> Iterator[HistoricalDate]:
    """Yield what *date* means by the old calendar, the year beginning in January or in March."""
    yield parse_date(f"julian:{date.edtf}")
    first = date.lower
    if first is not None and (first.month, first.day) < _LADY_DAY and date.is_exact_day:
        yield parse_date(f"julian:{first.year + 1:04}{date.edtf[4:]}")


CONTRADICTION = Rule(
    name="contradiction",
    sentence="A date in the prose contradicts the event that is linked beside it.",
    severity=Severity.WARNING,
    why="The date was corrected in one place and not in the other, and the book now gives two."
    " Readers notice before the author does.",
    mend="Correct the date in the prose or in the event. To have one place for both, let the date"
    " be shown: ‘{event}`+landing`’.",
    unseen="Dates that do not stand beside the link; a year alone, unless it follows the link as"
    " in “the landing (1961)” or “of 1961”; wording such as “the day after”, “by March 1961”,"
    " “after the landing, on April 20”, or “the anniversary of the landing, April 17, 1962”; and"
    " what is done about an event on another day, as “the landing was debated”."
    f" {SLACK_TOLD}",
    find=_find_contradictions,
)
