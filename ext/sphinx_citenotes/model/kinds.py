"""The kinds of sources that have a form of their own, and the .bib types that mean them."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a source is, as far as its citation differs."""

    BOOK = "book"
    CHAPTER = "chapter"
    ARTICLE = "article"
    NEWS = "newspaper or magazine article"
    REVIEW = "review"
    ISSUE = "issue of a periodical"
    THESIS = "thesis"
    REPORT = "report"
    LETTER = "letter"
    RECORD = "archival record"
    INTERVIEW = "interview"
    SPEECH = "speech"
    COLLECTION = "archival collection"
    WEB = "web page"
    BLOG = "blog post"
    FILM = "film"
    BROADCAST = "broadcast"
    IMAGE = "map or picture"
    REFERENCE = "entry of a reference work"
    CASE = "court case"
    LAW = "law"
    PATENT = "patent"
    UNPUBLISHED = "unpublished work"
    MISC = "other"


KIND_OF_TYPE = {
    **dict.fromkeys(
        (
            "book", "mvbook", "booklet", "manual", "collection", "mvcollection", "proceedings",
            "mvproceedings", "reference", "mvreference", "commentary",
        ),
        Kind.BOOK,
    ),
    **dict.fromkeys(
        (
            "incollection", "inbook", "bookinbook", "suppbook", "suppcollection", "inproceedings",
            "conference",
        ),
        Kind.CHAPTER,
    ),
    **dict.fromkeys(("article", "suppperiodical"), Kind.ARTICLE),
    "review": Kind.REVIEW,
    "periodical": Kind.ISSUE,
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), Kind.THESIS),
    **dict.fromkeys(("report", "techreport", "standard"), Kind.REPORT),
    "patent": Kind.PATENT,
    "letter": Kind.LETTER,
    **dict.fromkeys(("online", "www", "electronic", "webpage", "software", "dataset"), Kind.WEB),
    **dict.fromkeys(("movie", "film"), Kind.FILM),
    **dict.fromkeys(("video", "audio", "music", "performance"), Kind.BROADCAST),
    **dict.fromkeys(("artwork", "image", "map"), Kind.IMAGE),
    **dict.fromkeys(("inreference",), Kind.REFERENCE),
    "jurisdiction": Kind.CASE,
    **dict.fromkeys(("legislation", "legal", "legadminmaterial"), Kind.LAW),
    "archival": Kind.RECORD,
    "unpublished": Kind.UNPUBLISHED,
    "misc": Kind.MISC,
}  # fmt: skip
"""Kind by BibTeX or biblatex entry type."""

_RECORDS = (
    "diary", "journal", "minutes", "record", "document", "manuscript", "notes", "file", "report",
    "transcript", "logbook", "will", "deed", "register", "typescript", "clipping",
)  # fmt: skip

KIND_OF_SUBTYPE = {
    **dict.fromkeys(
        (
            "letter", "memorandum", "memo", "telegram", "correspondence", "dispatch", "despatch",
            "airgram", "postcard", "email", "cable", "cablegram", "fax",
        ),
        Kind.LETTER,
    ),
    **dict.fromkeys(_RECORDS, Kind.RECORD),
    **dict.fromkeys(("interview", "oralhistory", "oral history"), Kind.INTERVIEW),
    **dict.fromkeys(("speech", "lecture", "address", "paper", "talk"), Kind.SPEECH),
    **dict.fromkeys(("collection", "archive", "papers"), Kind.COLLECTION),
    **dict.fromkeys(("film", "movie", "newsreel", "documentary"), Kind.FILM),
    **dict.fromkeys(
        (
            "broadcast", "radio", "television", "tv", "podcast", "video", "audio", "episode",
            "tvepisode", "tvbroadcast", "radiobroadcast",
        ),
        Kind.BROADCAST,
    ),
    **dict.fromkeys(
        (
            "map", "chart", "photograph", "photo", "image", "painting", "drawing", "cartoon",
            "artwork", "poster",
        ),
        Kind.IMAGE,
    ),
    **dict.fromkeys(("newspaper", "magazine", "news"), Kind.NEWS),
    "review": Kind.REVIEW,
    "blog": Kind.BLOG,
    **dict.fromkeys(("web", "website", "online"), Kind.WEB),
    **dict.fromkeys(("court case", "case", "decision"), Kind.CASE),
    **dict.fromkeys(
        (
            "law", "statute", "act", "public law", "treaty", "bill", "resolution", "hearing",
            "hearings", "regulation", "executive order", "proclamation", "constitution",
            "ordinance", "code",
        ),
        Kind.LAW,
    ),
}  # fmt: skip
"""Kind by ``entrysubtype``; it goes before the type where the type is open enough for it."""

SUBTYPES_HEEDED_IN = frozenset({
    Kind.MISC, Kind.ARTICLE, Kind.REVIEW, Kind.WEB, Kind.UNPUBLISHED, Kind.BROADCAST, Kind.IMAGE,
    Kind.LETTER, Kind.FILM, Kind.REPORT, Kind.RECORD,
})  # fmt: skip
"""Kinds that an ``entrysubtype`` may make more precise."""
