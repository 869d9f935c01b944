"""From a .bib entry to the record of a source; what is odd is told, and never raised."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from .dates import When, read_date, read_day, read_parts
from .inheritance import RawEntry, inherit
from .kinds import KIND_OF_SUBTYPE, KIND_OF_TYPE, SUBTYPES_HEEDED_IN, Kind
from .latex import read_latex, read_plain
from .name_reading import read_names, split_names, write_family_first
from .names import Name, Names
from .numbers import arabic
from .problems import Problem, ProblemKind
from .record import Contribution, Role, Source
from .words import Run, Words, as_plain, as_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pybtex.database import Entry

__all__ = ["Problem", "ProblemKind", "Source", "read_source"]

_NO_ENTRIES: Mapping[str, Entry] = MappingProxyType({})

_NOBODY = Names()

_ROLE_OF_FIELD = {
    "translator": Role.TRANSLATOR,
    "compiler": Role.COMPILER,
    "director": Role.DIRECTOR,
    "annotator": Role.ANNOTATOR,
    "commentator": Role.COMMENTATOR,
    "introduction": Role.INTRODUCTION,
    "foreword": Role.FOREWORD,
    "afterword": Role.AFTERWORD,
}
_ROLE_OF_TYPE = {role.name.lower(): role for role in Role} | {"organiser": Role.ORGANIZER}

_THESES = {
    "phdthesis": "PhD diss.",
    "mathesis": "master’s thesis",
    "mastersthesis": "master’s thesis",
    "candthesis": "candidate thesis",
    "bathesis": "bachelor’s thesis",
}
_AVAILABLE = re.compile(
    r"(?:available (?:online )?(?:at|from|on|under)?:?\s*)?\\url\s*\{(?P<url>[^}]*)\}",
    re.IGNORECASE,
)
_DOCTORAL = re.compile(
    r"^(?:ph\.?\s*d\.?|doctoral)\s*(?:thesis|dissertation|diss\.?)?$", re.IGNORECASE
)
_PLAIN_REPORTS = frozenset({"techreport", "resreport", "report"})
_COMPANY = re.compile(r"^The (?=\S)|,? (?:Inc|Ltd|LLC|S\.A|GmbH)\.?$")
_ACCESSED = re.compile(
    r"(?:last |date )?(?:accessed|visited|retrieved)(?: on)?:? (?P<day>[\w ,./-]*\d[\w ,./-]*?)\.?",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"review(?: essay)? of\b", re.IGNORECASE)


def read_source(
    key: str, entry: Entry, entries: Mapping[str, Entry] = _NO_ENTRIES
) -> tuple[Source, tuple[Problem, ...]]:
    """Return the source that *entry* describes and what should be mended in it.

    *entries* are those among which ``crossref`` and ``xdata`` look for parents.
    """
    raw, problems = inherit(key, entry, entries)
    reader = _Reader(key, raw)
    source = reader.read()
    return source, (*problems, *reader.problems)


class _Reader:
    """Reads the fields of one entry."""

    def __init__(self, key: str, raw: RawEntry) -> None:
        self._key = key
        self._raw = raw
        self._fields = raw.fields
        self.problems: list[Problem] = []

    def read(self) -> Source:
        """Return the source."""
        url, how = self._url()
        url_date, remark = self._access()
        volume, number = self._volume_and_number()
        date = self._date()
        kind = self._kind(date, has_url=bool(url), has_how=bool(how))
        source = Source(
            key=self._key,
            kind=kind,
            type=self._raw.type,
            subtype=self._plain("entrysubtype").lower() or _SUBTYPE_OF_TYPE.get(self._raw.type, ""),
            authors=self._authors(),
            short_author=self._plain("shortauthor", "shorteditor"),
            name_addon=self._plain("nameaddon", "authoraddon"),
            contributions=self._contributions(),
            book_authors=self._names("bookauthor"),
            title=self._title("title", "subtitle"),
            title_head=self._title("title", ""),
            short_title=self._words("shorttitle"),
            title_addon=self._words("titleaddon"),
            book_title=self._title("booktitle", "booksubtitle"),
            book_addon=self._words("booktitleaddon"),
            main_title=self._title("maintitle", "mainsubtitle"),
            journal=self._title("journaltitle", "journalsubtitle") or self._words("journal"),
            issue_title=self._title("issuetitle", "issuesubtitle"),
            reviewed=self._words("reviewedtitle"),
            reviewed_authors=self._names("reviewedauthor"),
            series=self._words("series"),
            number=number,
            volume=volume,
            volumes=self._plain("volumes"),
            part=self._plain("part"),
            chapter=self._plain("chapter"),
            edition=self._words("edition"),
            pages=self._plain("pages") or self._plain("eid"),
            publisher=self._publisher(),
            place=self._place("location", "address"),
            institution=self._words("institution", "school", "library"),
            organization=self._words("organization"),
            event=self._title("eventtitle", "eventtitleaddon"),
            venue=self._words("venue"),
            how=how,
            kind_words=self._kind_words(kind),
            note=remark,
            addendum=self._words("addendum"),
            state=self._words("pubstate"),
            original_publisher=self._words("origpublisher"),
            original_place=self._place("origlocation"),
            date=date,
            original_date=self._date_of("origdate"),
            event_date=self._date_of("eventdate"),
            url_date=url_date,
            url=url,
            language=self._plain("langid", "hyphenation").lower(),
            sort_name=self._plain("sortname"),
            sort_title=self._plain("sorttitle"),
            sort_key=self._plain("sortkey", "key"),
            presort=self._plain("presort"),
        )
        source = _name_interview(source)
        self._check(source)
        return source

    # --- fields ---

    def _raw_text(self, *names: str) -> str:
        """Return the first of the fields that says something, without loose ends."""
        for name in names:
            text = self._fields.get(name, "").strip().rstrip(",;:").rstrip()
            if text:
                return text
        return ""

    def _plain(self, *names: str) -> str:
        return " ".join(read_plain(self._raw_text(*names)).split())

    def _words(self, *names: str) -> Words:
        return read_latex(self._raw_text(*names))

    def _title(self, name: str, subtitle_name: str) -> Words:
        title, subtitle = (
            read_latex(text if name.startswith("journal") else _without_full_stop(text))
            for text in (self._raw_text(name), self._raw_text(subtitle_name))
        )
        if not title or not subtitle:
            return title or subtitle
        ends = as_plain(title).rstrip("”’")[-1:]
        # No colon after a title that ends in a question mark (CMOS 17, 14.96).
        return (*title, Run(" " if ends in {"?", "!", ":"} else ": "), *subtitle)

    def _volume_and_number(self) -> tuple[str, str]:
        """Return both; the old styles of BibTeX call the number in a series a volume."""
        volume, number = arabic(self._plain("volume")), self._plain("number") or self._issue()
        is_old = self._raw_text("year") and not self._raw_text("date", "maintitle", "volumes")
        is_in_series = self._raw_text("series") and self._raw_text("publisher")
        if volume and not number and is_old and is_in_series:
            return "", volume
        return volume, number

    def _place(self, *names: str) -> Words:
        """Return the first of several places (CMOS 17, 14.129)."""
        first, *others = re.split(r"\s+and\s+|\s*;\s+|\s+/\s+", self._raw_text(*names), maxsplit=1)
        is_one = "," in first or first.count("{") != first.count("}")
        return read_latex(self._raw_text(*names) if not others or is_one else first)

    def _publisher(self) -> Words:
        """Return the publisher without The at its head and Inc. at its end (CMOS 17, 14.134)."""
        return read_latex(_COMPANY.sub("", self._raw_text("publisher")))

    def _issue(self) -> str:
        """Return the issue if it is a number; a season goes with the date."""
        issue = self._plain("issue")
        return issue if issue[:1].isdigit() else ""

    def _url(self) -> tuple[str, Words]:
        """Return the address that the bibliography prints, and ``howpublished`` without it."""
        how = self._raw_text("howpublished")
        in_how = re.search(r"\\url\s*\{([^}]*)\}|(https?://\S+)", how)
        if in_how:
            how = (how[: in_how.start()] + how[in_how.end() :]).strip(" .,;:")
        doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", self._address("doi"))
        if doi:
            return f"https://doi.org/{doi}", read_latex(how)
        url = self._address("url")
        in_note = _AVAILABLE.search(self._raw_text("note"))
        if not url and in_note:
            url = _clean_address(in_note["url"])
        if not url and in_how:
            url = _clean_address(in_how[1] or in_how[2])
        eprint, archive = self._address("eprint"), self._plain("eprinttype", "archiveprefix")
        if not url and eprint:
            base = {
                "arxiv": "https://arxiv.org/abs/",
                "jstor": "https://www.jstor.org/stable/",
                "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
                "hdl": "https://hdl.handle.net/",
            }.get(archive.lower(), "")
            url = base + eprint if base else ""
        return url, read_latex(how)

    def _access(self) -> tuple[When, Words]:
        """Return the day of access and the note, in which BibTeX files often have that day."""
        accessed = _ACCESSED.fullmatch(self._plain("note"))
        when = self._date_of("urldate")
        if not accessed:
            return when, read_latex(_AVAILABLE.sub("", self._raw_text("note")).strip(" .,;"))
        return when or read_day(accessed["day"]), ()

    def _address(self, name: str) -> str:
        return _clean_address(self._raw_text(name))

    def _date(self) -> When:
        if self._raw_text("date"):
            return self._date_of("date")
        year, month = self._unbraced("year"), self._unbraced("month")
        issue = self._plain("issue")
        if issue and not month and not issue[:1].isdigit():
            month = issue
        if not year:
            return When()
        return read_parts(year, month, self._unbraced("day"))

    def _unbraced(self, name: str) -> str:
        """Return a field in which a tilde means about, not a space."""
        return self._raw_text(name).replace("{", "").replace("}", "").strip()

    def _date_of(self, name: str) -> When:
        text = self._unbraced(name)
        if not text:
            return When()
        when = read_date(text)
        if when.words and re.fullmatch(r"[-\d/?~.]+", text):
            self._tell(
                ProblemKind.DATE,
                f"{name} = {{{text}}} is no date; write year-month-day, as in 1961-04-17,"
                " or a span, as in 1961-04-17/1961-04-20",
            )
        return when

    # --- persons ---

    def _names(self, role: str) -> Names:
        texts = self._raw.persons.get(role) or split_names(self._raw_text(role))
        if not texts:
            return _NOBODY
        keeps = True if self._option("useprefix") else None
        names = read_names(texts, keeps_particle=keeps)
        return write_family_first(names, self._family_first(role, len(names)))

    def _family_first(self, role: str, count: int) -> set[int]:
        """Return the places of the names that an annotation says are written family first."""
        chosen: set[int] = set()
        for item in self._plain(f"{role}+an").split(";"):
            places, sign, says = item.partition("=")
            if not sign or says.strip(' "“”').lower() not in {"family-first", "familyfirst"}:
                continue
            numbers = [int(number) for number in re.findall(r"\b\d{1,3}\b", places)]
            chosen.update(numbers or range(1, count + 1))
        return chosen

    def _authors(self) -> Names:
        if self._option("useauthor") is False:
            return _NOBODY
        names = self._names("author")
        if not names and self._raw.type == "manual" and not self._names("editor"):
            body = self._plain("organization")
            return Names(names=(Name(family=body),)) if body else names
        return names

    def _contributions(self) -> tuple[Contribution, ...]:
        found: list[Contribution] = []
        may_lead = self._option("useeditor") is not False
        for name in ("editor", "editora", "editorb", "editorc"):
            names = self._names(name)
            if names:
                kind = self._plain(f"{name}type").lower()
                role = _ROLE_OF_TYPE.get(kind, Role.EDITOR)
                found.append(Contribution(role=role, names=names, may_lead=may_lead))
        for name, role in _ROLE_OF_FIELD.items():
            names = self._names(name)
            if names:
                may_lead = self._option(f"use{name}") is not False
                found.append(Contribution(role=role, names=names, may_lead=may_lead))
        return _merge_editor_and_translator(found)

    def _option(self, name: str) -> bool | None:
        """Return what ``options`` says of biblatex’s switch *name*; nothing if it is silent."""
        options = self._raw_text("options")
        found = re.search(rf"\b{name}\b\s*(?:=\s*(\w+))?", options) if options else None
        return None if found is None else found[1] != "false"

    # --- kind ---

    def _kind(self, date: When, *, has_url: bool, has_how: bool) -> Kind:
        kind = KIND_OF_TYPE.get(self._raw.type)
        if kind is None:
            self._tell_of_type()
            kind = KIND_OF_SUBTYPE.get(self._raw.type, Kind.MISC)
        subtype = KIND_OF_SUBTYPE.get(self._plain("entrysubtype").lower())
        if subtype and kind in SUBTYPES_HEEDED_IN:
            printed = subtype is Kind.LETTER and self._raw_text("booktitle")
            return Kind.CHAPTER if printed else subtype
        if kind is Kind.LETTER and self._raw_text("booktitle"):
            return Kind.CHAPTER
        if kind is Kind.CHAPTER:
            is_part = self._raw_text("booktitle", "maintitle", "crossref")
            return kind if is_part or self._raw.type != "inbook" else Kind.BOOK
        if kind is Kind.ARTICLE:
            return self._kind_of_article(date)
        if kind is Kind.UNPUBLISHED and self._raw_text("eventtitle", "venue"):
            return Kind.SPEECH
        if kind is Kind.MISC:
            return self._kind_of_misc(has_url=has_url, has_how=has_how)
        return kind

    def _kind_of_article(self, date: When) -> Kind:
        """Return what an article is: what has a day and no volume stood in the news."""
        if _REVIEW.match(self._plain("title")):
            return Kind.REVIEW
        has_volume = bool(self._raw_text("volume", "number", "issue"))
        if has_volume or self._raw.type != "article":
            return Kind.ARTICLE
        return Kind.NEWS if date.has_month else Kind.ARTICLE

    def _kind_of_misc(self, *, has_url: bool, has_how: bool) -> Kind:
        if self._raw_text("booktitle"):
            return Kind.CHAPTER
        if self._raw_text("publisher") and self._raw_text("location", "address"):
            return Kind.BOOK
        if self._raw_text("institution", "library") and not has_url:
            return Kind.RECORD
        if has_url or has_how:
            return Kind.MISC if has_how else Kind.WEB
        says_what = self._raw_text("note", "titleaddon") and self._raw_text("date", "year")
        return Kind.UNPUBLISHED if says_what and not self._raw_text(*_OWNERS) else Kind.MISC

    def _kind_words(self, kind: Kind) -> Words:
        typed = self._raw_text("type")
        if kind is Kind.THESIS:
            name = _THESES.get(typed.lower() or self._raw.type)
            return read_latex(name or _DOCTORAL.sub("PhD diss.", typed) or "thesis")
        return () if typed.lower() in _PLAIN_REPORTS else read_latex(typed)

    # --- problems ---

    def _tell(self, kind: ProblemKind, message: str) -> None:
        self.problems.append(Problem(kind=kind, key=self._key, message=message))

    def _tell_of_type(self) -> None:
        near = get_close_matches(self._raw.type, KIND_OF_TYPE, n=1)
        hint = f"did you mean @{near[0]}?" if near else "use @misc with an entrysubtype"
        if self._raw.type in KIND_OF_SUBTYPE:
            hint = f"write @misc with entrysubtype = {{{self._raw.type}}}"
        self._tell(ProblemKind.TYPE, f"@{self._raw.type} is no type of source that we know; {hint}")

    def _check(self, source: Source) -> None:
        kind = source.kind
        if not (source.title or source.reviewed or source.main_title or source.book_title):
            untitled = kind in {Kind.INTERVIEW, Kind.LETTER, Kind.ISSUE, Kind.NEWS}
            if not (untitled and (source.title_addon or source.journal)):
                self._tell(ProblemKind.MISSING, "the field title is missing; add it")
        if kind in {Kind.ARTICLE, Kind.NEWS, Kind.REVIEW} and not source.journal:
            self._tell(ProblemKind.MISSING, "the field journaltitle is missing; add it")
        if kind is Kind.CHAPTER and not (source.book_title or source.main_title):
            self._tell(ProblemKind.MISSING, "the field booktitle is missing; add it")
        if kind is Kind.THESIS and not source.institution:
            self._tell(ProblemKind.MISSING, "the field institution is missing; add the university")
        if kind in _DATED and not (source.date or source.state):
            self._tell(
                ProblemKind.MISSING,
                "the field date is missing; add it, or year = {n.d.} if the source has none",
            )


_SUBTYPE_OF_TYPE = {"letter": "letter"}
_OWNERS = ("organization", "institution", "library", "publisher", "journaltitle", "journal")
_DATED = frozenset({Kind.BOOK, Kind.CHAPTER, Kind.ARTICLE, Kind.NEWS, Kind.THESIS, Kind.REPORT})


def _name_interview(source: Source) -> Source:
    """Return *source*, an interview without a title under the name of who asked."""
    asked = [c for c in source.contributions if c.role is Role.INTERVIEWER]
    if source.kind is not Kind.INTERVIEW or source.title or not asked:
        return source
    words = as_words(f"interview by {asked[0].names.straight}")
    others = tuple(c for c in source.contributions if c is not asked[0])
    short = source.short_title or as_words("interview")
    return replace(source, title=words, short_title=short, contributions=others)


def _merge_editor_and_translator(found: list[Contribution]) -> tuple[Contribution, ...]:
    """Return *found* with one contribution for persons who both edited and translated."""
    editors = [c for c in found if c.role is Role.EDITOR]
    both = [
        c for c in found if c.role is Role.TRANSLATOR and any(c.names == e.names for e in editors)
    ]
    if not both:
        return tuple(found)
    names = both[0].names
    may_lead = all(c.may_lead for c in editors if c.names == names)
    merged = Contribution(role=Role.EDITOR_AND_TRANSLATOR, names=names, may_lead=may_lead)
    return tuple(
        merged if c.role is Role.EDITOR and c.names == names else c
        for c in found
        if not (c.role is Role.TRANSLATOR and c.names == names)
    )


_FULL_STOP = re.compile(r"(?P<word>[^\W\d_]{4,})[}]*\.$")
_ABBREVIATED = frozenset({"assn", "bros", "corp", "dept", "eccl", "intl", "vols"})


def _without_full_stop(title: str) -> str:
    """Return *title* without the period that some catalogues put behind it."""
    found = _FULL_STOP.search(title)
    return title[:-1] if found and found["word"].lower() not in _ABBREVIATED else title


def _clean_address(text: str) -> str:
    """Return an address without LaTeX; dashes and tildes stay what they are."""
    text = re.sub(r"\\url\s*\{([^}]*)\}", r"\1", text.strip())
    text = re.sub(r"\\(?:textasciitilde|~)(?:\{\})?", "~", text)
    text = re.sub(r"\\([_%#&$~{}])", r"\1", text)
    return re.sub(r"[\s<>\"\x00-\x1f\x7f\ud800-\udfff]", "", text)
