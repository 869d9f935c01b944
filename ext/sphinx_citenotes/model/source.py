"""From a .bib entry to the record of a source; what is odd is told, and never raised."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from .addresses import DAYS_OF_ACCESS, complaints_of_addresses, read_remark, read_whereabouts
from .completeness import missing_fields
from .dates import (
    When,
    complaint_of_date,
    complaint_of_parts,
    names_time_of_year,
    read_day,
    read_parts,
)
from .dating import Dates, settle_dates
from .fields import Fields, without_full_stop
from .inheritance import inherit
from .kind_reading import complaint_of_type, read_kind, read_subtype
from .kinds import Kind
from .known_fields import unknown_fields
from .latex import read_latex, unknown_commands
from .numbers import arabic
from .persons import complaints_of_names, read_authors, read_contributions, read_people
from .problems import Problem, ProblemKind
from .record import Source
from .unprinted import complaint_of_fields
from .untitled import name_by_other_fields
from .words import Words, as_plain, as_words, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pybtex.database import Entry

__all__ = ["Problem", "ProblemKind", "Source", "read_source"]

_NO_ENTRIES: Mapping[str, Entry] = MappingProxyType({})

_THESES = {
    "phdthesis": "PhD diss.",
    "mathesis": "master’s thesis",
    "mastersthesis": "master’s thesis",
    "candthesis": "candidate thesis",
    "bathesis": "bachelor’s thesis",
}
_DOCTORAL = re.compile(
    r"^(?:unpublished )?(?:ph\.?\s*d\.?|doctoral|doctor of philosophy)"
    r"\s*(?:thesis|dissertation|diss\.?)?$",
    re.IGNORECASE,
)
_MASTERS = re.compile(
    r"^(?:unpublished )?(?:m\.?\s*a\.?|m\.?\s*sc?\.?|master(?:[’']s)?(?: of (?:arts|science))?)"
    r"\s*(?:thesis)?$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:(?:master|bachelor|undergraduate|honou?rs|senior|doctoral|licentiate)[’\w ]* )?"
    r"(?:thesis|dissertation|diss\.|essay)",
    re.IGNORECASE,
)
_PLAIN_REPORTS = frozenset({"techreport", "resreport", "report"})
_PATENTS = {
    "": "Patent",
    "patent": "Patent",
    "patentde": "German Patent",
    "patenteu": "European Patent",
    "patentfr": "French Patent",
    "patentuk": "British Patent",
    "patentus": "US Patent",
    "patreq": "Patent request",
}
_COMPANY = re.compile(r"^The (?=\S)|,? (?:Inc|Ltd|LLC|S\.A|GmbH)\.?$")
_YEARS_OF_FILE = re.compile(
    r" \((?:18|19|20)\d\d\s*[-–]\s*(?:\d{4}|current file)?\)$", re.IGNORECASE
)
"""What ProQuest appends to the names of newspapers."""
_NOBODYS_PRESS = re.compile(
    r"privately printed|self-?published|(?:printed|published) (?:by|for) the author", re.IGNORECASE
)
_NO_PUBLISHER = re.compile(r"[\[{]*s\. ?n\.?[\]}]*", re.IGNORECASE)
_SUBTYPE_OF_TYPE = {"letter": "letter"}


def read_source(
    key: str, entry: Entry, entries: Mapping[str, Entry] = _NO_ENTRIES
) -> tuple[Source, tuple[Problem, ...]]:
    """Return the source that *entry* describes and what should be mended in it.

    *entries* are those among which ``crossref`` and ``xdata`` look for parents.
    """
    try:
        return _read(key, entry, entries)
    except Exception as error:  # noqa: BLE001  (one source may not cost the book)
        return _plain_source(key, entry), (problem_of_ours(key, error),)


def _read(
    key: str, entry: Entry, entries: Mapping[str, Entry]
) -> tuple[Source, tuple[Problem, ...]]:
    raw, problems = inherit(key, entry, entries)
    reader = _Reader(key, Fields(raw))
    source = reader.read()
    reader.look_for_unprinted(source, entry.fields)
    return source, (*problems, *reader.problems)


def _plain_source(key: str, entry: Entry) -> Source:
    """Return what can be printed of an entry that we cannot read: its title, or its key."""
    title = str(entry.fields.get("title", "")).translate(_BRACES).strip()
    return Source(key=key, kind=Kind.MISC, title=as_words(title or key))


_BRACES = str.maketrans("", "", "{}\\")


def problem_of_ours(key: str, error: Exception) -> Problem:
    """Return what to tell an author of whose source we cannot print more than the title."""
    message = (
        f"only the title is printed, by a mistake of ours ({type(error).__name__}: {error});"
        " please report it with this entry"
    )
    return Problem(kind=ProblemKind.INTERNAL, key=key, message=message)


class _Reader:
    """Reads the fields of one entry."""

    def __init__(self, key: str, fields: Fields) -> None:
        self._key = key
        self._fields = fields
        self.problems: list[Problem] = []

    def read(self) -> Source:
        """Return the source."""
        complaint = complaint_of_type(self._fields)
        if complaint:
            self._tell(ProblemKind.TYPE, complaint)
        source = name_by_other_fields(self._record(), self._fields)
        has_date = bool(self._fields.raw("date", "year"))
        for sentence in missing_fields(source, has_date=has_date):
            self._tell(ProblemKind.MISSING, sentence)
        self._tell_of_values()
        return source

    def _tell_of_values(self) -> None:
        """Tell what is odd in the fields, whatever kind of source they are of."""
        fields = self._fields
        for sentence in complaints_of_names(fields):
            self._tell(ProblemKind.NAME, sentence)
        for sentence in self._complaints_of_dates():
            self._tell(ProblemKind.DATE, sentence)
        for address, sentence in complaints_of_addresses(fields):
            self._tell(ProblemKind.ADDRESS, sentence, slip=address)
        for name, sentence in unknown_fields(fields.names()):
            self._tell(ProblemKind.FIELD, sentence, slip=name)
        for name, text in fields.texts():
            for command, sentence in unknown_commands(text):
                self._tell(ProblemKind.COMMAND, f"{name}: {sentence}", slip=command)

    def _complaints_of_dates(self) -> Iterator[str]:
        fields = self._fields
        for name in ("date", "origdate", "eventdate", *DAYS_OF_ACCESS):
            complaint = complaint_of_date(name, fields.unbraced(name))
            if complaint:
                yield complaint
        if not fields.raw("date"):
            parts = (fields.unbraced(name) for name in ("year", "month", "day"))
            yield from complaint_of_parts(*parts)

    def look_for_unprinted(self, source: Source, stated: Iterable[str]) -> None:
        """Tell of the *stated* fields whose words the citation of *source* leaves out."""
        complaint = complaint_of_fields(source, self._fields, stated)
        if complaint:
            self._tell(ProblemKind.UNPRINTED, complaint, slip=complaint)

    def _record(self) -> Source:
        """Return what the fields say, one by one."""
        fields = self._fields
        web = read_whereabouts(fields)
        volume, number = self._volume_and_number()
        date = self._date()
        kind = read_kind(fields, date, has_url=bool(web.url), has_how=bool(web.how))
        typed = Dates(own=date, original=self._date_of("orig"), event=self._date_of("event"))
        is_printed_again = bool(fields.raw("origpublisher", "origlocation", "origtitle"))
        dates = settle_dates(kind, typed, is_printed_again=is_printed_again)
        return Source(
            key=self._key,
            kind=kind,
            type=fields.type,
            subtype=read_subtype(fields) or _SUBTYPE_OF_TYPE.get(fields.type, ""),
            authors=read_authors(fields),
            short_author=fields.plain("shortauthor", "shorteditor"),
            name_addon=fields.plain("nameaddon", "authoraddon"),
            contributions=read_contributions(fields),
            book_authors=read_people(fields, "bookauthor"),
            title=fields.title("title", "subtitle"),
            title_head=fields.title("title", ""),
            short_title=fields.words("shorttitle"),
            title_addon=fields.words("titleaddon"),
            book_title=fields.title("booktitle", "booksubtitle"),
            book_addon=fields.words("booktitleaddon"),
            main_title=fields.title("maintitle", "mainsubtitle"),
            journal=self._journal(),
            issue_title=fields.title("issuetitle", "issuesubtitle"),
            reviewed=fields.words("reviewedtitle"),
            reviewed_authors=read_people(fields, "reviewedauthor"),
            series=fields.words("series"),
            number=number,
            volume=volume,
            volumes=fields.plain("volumes"),
            part=fields.plain("part"),
            chapter=_without_label(fields.plain("chapter"), "chap"),
            section=_without_label(fields.plain("section"), "sec"),
            edition=fields.words("edition"),
            version=fields.plain("version"),
            pages=_without_label(fields.plain("pages"), "p") or fields.plain("eid"),
            publisher=self._publisher(),
            place=fields.place(
                "location", "address", "place", "librarylocation", "archivelocation"
            ),
            shelfmark=fields.words("shelfmark", "callnumber", "call-number", "signature"),
            institution=fields.words("institution", "school", "library", "archive", "court"),
            organization=fields.words("organization", "collection"),
            event=fields.title("eventtitle", "eventtitleaddon"),
            venue=fields.words("venue"),
            how=web.how,
            kind_words=self._kind_words(kind),
            note=web.note,
            addendum=read_remark(fields.raw("addendum")) or web.number,
            state=fields.words("pubstate"),
            original_title=fields.title("origtitle", "origsubtitle"),
            original_language=fields.plain("origlanguage"),
            original_publisher=fields.words("origpublisher"),
            original_place=fields.place("origlocation"),
            date=dates.own,
            original_date=dates.original,
            event_date=dates.event,
            url_date=web.seen,
            url=web.url,
            language=fields.plain("langid", "hyphenation").lower(),
            sort_name=fields.plain("sortname"),
            sort_title=fields.plain("sorttitle"),
            sort_key=fields.plain("sortkey", "key"),
            presort=fields.plain("presort"),
        )

    # --- fields that are more than their words ---

    def _journal(self) -> Words:
        """Return the periodical, or the reporter in which a case stands."""
        title = self._fields.title("journaltitle", "journalsubtitle")
        title = title or self._fields.words("journal", "reporter")
        years = _YEARS_OF_FILE.search(as_plain(title))
        return cut(title, years.start()) if years else title

    def _volume_and_number(self) -> tuple[str, str]:
        """Return both; the old styles of BibTeX call the number in a series a volume."""
        fields = self._fields
        volume = arabic(_without_label(fields.plain("volume"), "vol"))
        number = _without_label(fields.plain("number"), "no") or self._issue()
        if fields.type == "article":
            number = _without_label(number, "issue")
            joined = _VOLUME_AND_ISSUE.fullmatch(volume)
            if joined and not number:  # 12(3)
                volume, number = joined.groups()
        if names_time_of_year(number) and not fields.raw("month"):
            number = ""
        is_old = fields.raw("year") and not fields.raw("date", "maintitle", "volumes")
        is_in_series = fields.raw("series") and fields.raw("publisher")
        if volume and not number and is_old and is_in_series:
            return "", volume
        return volume, number

    def _issue(self) -> str:
        """Return the issue if it is a number; a season goes with the date."""
        issue = self._fields.plain("issue")
        return issue if issue[:1].isdigit() else ""

    def _publisher(self) -> Words:
        """Return the publisher without The at its head and Inc. at its end (CMOS 17, 14.134)."""
        name = without_full_stop(_COMPANY.sub("", self._fields.raw("publisher")))
        if _NOBODYS_PRESS.fullmatch(name):
            name = name.lower()
        return () if _NO_PUBLISHER.fullmatch(name) else read_latex(name)

    def _kind_words(self, kind: Kind) -> Words:
        typed = self._fields.raw("type")
        if kind is Kind.THESIS:
            name = _THESES.get(typed.lower() or self._fields.type)
            typed = _MASTERS.sub("master’s thesis", _DOCTORAL.sub("PhD diss.", typed))
            words = read_latex(name or typed or "thesis")
            return (
                as_words(as_plain(words).lower()) if _DEGREE.fullmatch(as_plain(words)) else words
            )
        if kind is Kind.PATENT:
            return read_latex(_PATENTS.get(typed.lower(), typed))
        return () if typed.lower() in _PLAIN_REPORTS else read_latex(typed)

    # --- dates ---

    def _date(self) -> When:
        fields = self._fields
        issue = fields.plain("issue")
        season = "" if issue[:1].isdigit() else issue
        if not season and names_time_of_year(fields.plain("number")):
            season = fields.plain("number")
        if fields.raw("date"):
            return _in_season(self._date_of(""), season)
        year, month = fields.unbraced("year"), fields.unbraced("month")
        return read_parts(year, month or season, fields.unbraced("day")) if year else When()

    def _date_of(self, prefix: str) -> When:
        """Return ``origdate`` for *prefix* orig, or what the older ``origyear`` says."""
        fields = self._fields
        text = fields.unbraced(f"{prefix}date")
        if text:
            return read_day(text)
        year, month, day = (fields.unbraced(f"{prefix}{part}") for part in ("year", "month", "day"))
        return read_parts(year, month, day) if year else When()

    def _tell(self, kind: ProblemKind, message: str, *, slip: str = "") -> None:
        self.problems.append(Problem(kind=kind, key=self._key, message=message, slip=slip))


_VOLUME_AND_ISSUE = re.compile(r"(\d+) ?\((\d[\d/–-]*)\)")
_LABELS = {
    "chap": re.compile(r"ch(?:ap(?:ter)?)?\.?\s+(?=\w)", re.IGNORECASE),
    "sec": re.compile(r"(?:§+|sec(?:t(?:ion)?)?s?\.?)\s*(?=\w)", re.IGNORECASE),
    "p": re.compile(r"(?:(?:pp?|pág?s?|S)\.\s*|pages?\s+|páginas?\s+)(?=\w)", re.IGNORECASE),
    "vol": re.compile(r"v(?:ol(?:ume|\.)?\s+|\.\s*)(?=\w)", re.IGNORECASE),
    "no": re.compile(r"(?:issue|iss\.|#)\s*(?=\d)", re.IGNORECASE),
    "issue": re.compile(r"(?:nos?|nr|n[uú]m|Heft|H|n[º°o]|№)\.?\s*(?=\d)", re.IGNORECASE),
}


def _without_label(text: str, label: str) -> str:
    """Return *text* without the “pp.” or “vol.” that the citation sets itself."""
    found = _LABELS[label].match(text)
    return text[found.end() :] if found else text


def _in_season(when: When, season: str) -> When:
    """Return *when* with the season of an issue, if it is a year, or two, and no more."""
    start, end = when.start, when.end
    if not season or start is None or start.year <= 0 or when.open_end or when.has_month:
        return when
    if end is None:
        return read_parts(str(start.year), season, "")
    return when if end.month else read_parts(f"{start.year}-{end.year}", season, "")
