"""The record of one source: every field of its entry as a typed value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from .dates import When
from .names import Names

if TYPE_CHECKING:
    from .kinds import Kind
    from .words import Words

_NOBODY = Names()
_NEVER = When()


class Role(Enum):
    """What somebody other than the author did: words before names, and after names at the head."""

    EDITOR = ("ed.", "edited by", "ed.", "eds.")
    GENERAL_EDITOR = ("gen. ed.", "general editor", "gen. ed.", "gen. eds.")
    SERIES_EDITOR = ("ser. ed.", "series editor", "ser. ed.", "ser. eds.")
    VOLUME_EDITOR = ("vol. ed.", "volume editor", "vol. ed.", "vol. eds.")
    GUEST_EDITOR = ("guest ed.", "guest editor", "guest ed.", "guest eds.")
    REDACTOR = ("redacted by", "redacted by", "redactor", "redactors")
    CURATOR = ("curated by", "curated by", "curator", "curators")
    CONDUCTOR = ("conducted by", "conducted by", "conductor", "conductors")
    COMPOSER = ("composed by", "composed by", "composer", "composers")
    PHOTOGRAPHER = ("photographs by", "photographs by", "photographer", "photographers")
    CARTOGRAPHER = ("maps by", "maps by", "cartographer", "cartographers")
    MODERATOR = ("moderated by", "moderated by", "moderator", "moderators")
    TRANSLATOR = ("trans.", "translated by", "trans.", "trans.")
    EDITOR_AND_TRANSLATOR = (
        "ed. and trans.", "edited and translated by", "ed. and trans.", "eds. and trans.",
    )  # fmt: skip
    COMPILER = ("comp.", "compiled by", "comp.", "comps.")
    DIRECTOR = ("directed by", "directed by", "dir.", "dirs.")
    PRODUCER = ("produced by", "produced by", "prod.", "prods.")
    WRITER = ("written by", "written by", "writer", "writers")
    PERFORMER = ("performed by", "performed by", "performer", "performers")
    NARRATOR = ("narrated by", "narrated by", "narrator", "narrators")
    READER = ("read by", "read by", "reader", "readers")
    HOST = ("hosted by", "hosted by", "host", "hosts")
    INTERVIEWER = ("interview by", "interview by", "interviewer", "interviewers")
    ILLUSTRATOR = ("illus.", "illustrated by", "illus.", "illus.")
    REVISER = ("rev.", "revised by", "rev.", "revs.")
    CONTINUATOR = ("continued by", "continued by", "cont.", "cont.")
    FOUNDER = ("founded by", "founded by", "founder", "founders")
    ORGANIZER = ("organized by", "organized by", "organizer", "organizers")
    COLLABORATOR = ("with", "with", "collaborator", "collaborators")
    ANNOTATOR = ("annot.", "annotated by", "annot.", "annots.")
    COMMENTATOR = ("commentary by", "commentary by", "commentator", "commentators")
    INTRODUCTION = ("introduction by", "introduction by", "intro.", "intro.")
    FOREWORD = ("foreword by", "foreword by", "foreword", "foreword")
    AFTERWORD = ("afterword by", "afterword by", "afterword", "afterword")

    @property
    def in_note(self) -> str:
        """The words before the names in a note: “ed.”."""
        return self.value[0]

    def before(self, *, plural: bool) -> str:
        """Return the words before names in a note: “gen. eds.”, but “ed.” before many too."""
        is_noun = plural and self.in_bibliography.endswith("editor")
        return self.at_head(plural=True) if is_noun else self.in_note

    @property
    def in_bibliography(self) -> str:
        """The words before the names in the bibliography: “edited by”."""
        return self.value[1]

    def at_head(self, *, plural: bool) -> str:
        """Return the label after the names in the author’s place: “eds.”."""
        return self.value[3 if plural else 2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What some persons did for a source, and whether that may stand in the author’s place."""

    role: Role
    names: Names
    may_lead: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source. Words keep their italics and quotation marks; what is absent is empty."""

    key: str
    kind: Kind
    type: str = ""
    subtype: str = ""

    authors: Names = _NOBODY
    short_author: str = ""
    name_addon: str = ""
    contributions: tuple[Contribution, ...] = ()
    book_authors: Names = _NOBODY

    title: Words = ()
    title_head: Words = ()
    short_title: Words = ()
    title_addon: Words = ()
    book_title: Words = ()
    book_addon: Words = ()
    main_title: Words = ()
    journal: Words = ()
    issue_title: Words = ()
    reviewed: Words = ()
    reviewed_authors: Names = _NOBODY

    series: Words = ()
    number: str = ""
    volume: str = ""
    volumes: str = ""
    part: str = ""
    chapter: str = ""
    section: str = ""
    edition: Words = ()
    version: str = ""
    pages: str = ""

    publisher: Words = ()
    place: Words = ()
    institution: Words = ()
    shelfmark: Words = ()
    organization: Words = ()
    event: Words = ()
    venue: Words = ()
    how: Words = ()
    kind_words: Words = ()
    note: Words = ()
    addendum: Words = ()
    state: Words = ()
    original_title: Words = ()
    original_language: str = ""
    original_publisher: Words = ()
    original_place: Words = ()

    date: When = _NEVER
    original_date: When = _NEVER
    event_date: When = _NEVER
    url_date: When = _NEVER
    url: str = ""

    language: str = ""
    sort_name: str = ""
    sort_title: str = ""
    sort_key: str = ""
    presort: str = ""
