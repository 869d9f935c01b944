"""The fields that stand in .bib files, and those that are none of them."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OF_BIBLATEX = """
abstract addendum afterword annotation annotator author authortype bookauthor bookpagination
booksubtitle booktitle booktitleaddon chapter commentator date day doi edition editor editora
editorb editorc editortype editoratype editorbtype editorctype eid entryset entrysubtype eprint
eprintclass eprinttype eventdate eventtitle eventtitleaddon execute file foreword gender holder
howpublished hyphenation ids indexsorttitle indextitle institution introduction isan isbn ismn isrn
issn issue issuesubtitle issuetitle issuetitleaddon iswc journalsubtitle journaltitle
journaltitleaddon keywords label langid langidopts language library location mainsubtitle maintitle
maintitleaddon month nameaddon namea nameb namec nameatype namebtype namectype note number
options organization origdate origlanguage origlocation origpublisher origtitle pages pagetotal
pagination part presort pubstate publisher related relatedoptions relatedstring relatedtype
reprinttitle series shortauthor shorteditor shorthand shorthandintro shortjournal shortseries
shorttitle sortkey sortname sortshorthand sorttitle sortyear subtitle title titleaddon translator
type url urldate usera userb userc userd usere userf venue verba verbb verbc version volume volumes
xdata xref year crossref lista listb listc listd liste listf bookeditor origeditor dateera season
endyear endmonth endday
"""
_OF_BIBTEX = """
address annote archiveprefix email journal key mastersthesis primaryclass school collaboration
slaccitation reportnumber price size copyright affiliation contents lccn mrnumber mrreviewer
mrclass zblnumber zbl fjournal coden bibsource biburl ee cdrom cite oclc bibcode adsurl adsnote
pmid pmcid
"""
_OF_CHICAGO = """
authoraddon editoraddon origyear actualauthor shorttranslator booktranslator maintranslator
reviewedtitle reviewedauthor reporter court compiler director librarylocation
lastaccessed lastchecked lastvisited accessed organizer origsubtitle origmonth origday eventyear
eventmonth eventday collection signature
"""
_OF_PROGRAMS = """
added-at adjective archive archivelocation archive_location author_keywords bestand callnumber
call-number citeulike-article-id comment comments creationdate date-added date-modified db
description groups howcited identifier interhash intrahash itemtype keyword lastmodified local-url
localfile location_code masid mendeley-groups mendeley-tags modificationdate numpages nodate owner
pdf place posted-at priority privnote publication_type qualityassured ranking rating read readstatus
refid review rights searchterms shelfmark short_title source_work_id sourceid
subject timestamp tags translation unique-id urn username uri webpage web_url art_number
document_type publication_stage author_id abbrev_source_title cited-by earlyaccessdate
earlyaccessmonth earlyaccessyear funding-acknowledgement funding-text keywords-plus
meeting number-of-cited-references research-areas researcherid-numbers orcid-numbers
times-cited web-of-science-categories web-of-science-index da doc-delivery-number eissn
journal-iso usage-count-last-180-days usage-count-since-2013 article-number affiliations nationality
numberofvolumes issue_date articleno acmid issn-l
arxivid bibtexkey calibreid citationkeypattern contact dewey formats linkedfile openalex
physicaldescription printed pubmedid references relevance review source sponsors tradenames uuid
section sectiontitle electronicissn printissn pub-date ppn eventplace event-place medium dimensions
"""
KNOWN_FIELDS = frozenset(f"{_OF_BIBLATEX} {_OF_BIBTEX} {_OF_CHICAGO} {_OF_PROGRAMS}".split())
_UNPRINTED = frozenset({
    "abstract", "archiveprefix", "crossref", "doi", "ee", "entryset", "eprint", "execute",
    "file", "ids", "keywords", "label", "langidopts", "options", "related", "url", "verba",
    "verbb", "verbc",
    "xdata", "xref", "annote", "bibsource", "biburl", "adsurl", "isbn", "issn",
    "collaboration", "holder", "slaccitation", "size", "price", "lccn", "contents", "copyright",
    "zbl", "zblnumber", "mrnumber", "mrclass", "mrreviewer", "coden", "isan", "ismn", "isrn",
    "iswc", "oclc", "pmid", "pmcid", "bibcode", "adsnote", "gender", "cite", "cdrom", "affiliation",
})  # fmt: skip
_PRINTED = frozenset(f"{_OF_BIBLATEX} {_OF_BIBTEX} {_OF_CHICAGO}".split()) - _UNPRINTED
_MEANT_BY_SLIPS = tuple(sorted(_PRINTED | {"crossref", "doi", "keywords", "url", "xdata"}))
# Annotations of biblatex, fields that programs name after themselves, those that Emacs has set
# aside, and those whose name says that they are somebody's own.
_OWN_NAMES = re.compile(
    r".*\+an(?::.*)?|(?:bdsk|mendeley|zotero|zotfile|citavi|readcube|papers|jabref|ctan|x|opt|alt)"
    r"[-_:.]?.+|_.*|.*(?:hash|fullhash|_id|-id)"
)
# In other languages, or too far from what is meant to be found by their letters.
_MEANT = {
    "titulo": "title", "titel": "title", "titre": "title", "título": "title", "autor": "author",
    "auteur": "author", "editorial": "publisher", "verlag": "publisher", "ort": "location",
    "city": "location", "town": "location", "lugar": "location", "jahr": "date", "año": "date",
    "ano": "date", "annee": "date", "fecha": "date", "datum": "date", "journ": "journaltitle",
    "journalname": "journaltitle", "magazine": "journaltitle", "newspaper": "journaltitle",
    "periodical": "journaltitle", "zeitschrift": "journaltitle", "revista": "journaltitle",
    "link": "url", "href": "url", "website": "url", "web": "url", "internet": "url",
    "hotpublished": "howpublished", "seiten": "pages", "paginas": "pages", "page": "pages",
    "pp": "pages", "vol": "volume", "band": "volume", "tomo": "volume", "no": "number",
    "num": "number", "nr": "number", "ed": "edition", "auflage": "edition", "university":
    "institution", "publishers": "publisher", "press": "publisher", "herausgeber": "editor",
    "traductor": "translator", "subtitel": "subtitle", "untertitel": "subtitle",
    "box": "note", "folder": "note", "collaborator": "editora", "contributor": "editora",
}  # fmt: skip


@cache
def may_be_printed(name: str) -> bool:
    """Tell whether what the field *name* says is words that some citation prints."""
    return name in _PRINTED


@cache
def is_known(name: str) -> bool:
    """Tell whether *name*, in small letters, is a field that somebody reads or means to keep."""
    return name in KNOWN_FIELDS or bool(_OWN_NAMES.fullmatch(name))


@cache
def nearest_field(name: str) -> str:
    """Return the field that the misspelt *name* may mean, empty if none is near."""
    if name in _MEANT:
        return _MEANT[name]
    near = get_close_matches(name, _MEANT_BY_SLIPS, n=1, cutoff=0.75)
    return near[0] if near else ""


def unknown_fields(fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each of *fields* that nobody reads, with the sentence that tells its author."""
    for name in fields:
        near = "" if is_known(name) else nearest_field(name)
        # No style has names such as author-email and chemicals_cas: they are some program’s own.
        if is_known(name) or not (near or name.isalpha()):
            continue
        hint = f"did you mean {near}?" if near else "correct its name, or put what it says in note"
        yield name, f"the field {name} is not known and is not printed; {hint}"
