"""Where a source is on the web, and when it was seen there, from all the fields that may say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_authoring.addresses import is_web_address, scheme_of

from .dates import When, read_day
from .fields import addresses_in, clean_address
from .latex import read_latex
from .words import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .fields import Fields
    from .words import Words

_AVAILABLE = re.compile(
    r"(?:(?:(?:also )?available|retrieved|accessed|consulted|found|online) (?:online )?"
    r"(?:at|from|on|under|via)?:?\s*)?"
    r"(?:\\url\s*\{(?P<braced>[^}]*)\}|(?P<bare>https?://[^\s}]+))",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    r"[(\[]?(?:online[;,:] ?)?(?:last |date )?(?:accessed|visited|retrieved|consulted)(?: on)?:? "
    r"(?P<day>[\w ,./-]*\d[\w ,./-]*?)[.)\]]*",
    re.IGNORECASE,
)
_DOI = re.compile(r"^(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)+", re.IGNORECASE)
_IS_DOI = re.compile(r"10(?:\.\d+)*/\S+")
_LINK = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_REPOSITORIES = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "googlebooks": "https://books.google.com/books?id=",
    "hdl": "https://hdl.handle.net/",
}
DAYS_OF_ACCESS = ("urldate", "lastaccessed", "lastchecked", "lastvisited", "accessed")
_LABEL_OF_PROGRAMS = (
    r"(?:Publisher|\\?_eprint|OCLC|Google-Books-ID|Page Version ID|Num Pages|Journal Abbreviation"
    r"|Citation Key|Read\\?_Status(?:\\?_Date)?|ISBN|ISSN|PMC?ID|Times Cited|Accession Number): "
)
_OF_PROGRAMS = re.compile(
    rf"(?:{_LABEL_OF_PROGRAMS}(?:(?!\. ).)+)+|cited by \d+"
    r"|[A-Z][\w ]+ - .*; Last updated - [\d-]+(?:; .*)?",
    re.IGNORECASE,
)
"""What Zotero, EndNote, Scopus and ProQuest put into notes for themselves."""
_SAYS_WEB = re.compile(r"\W*(?:online|internet|www|web ?(?:site|page)?)\W*", re.IGNORECASE)
_DATABASES = {"proquest": "ProQuest"}


_NEVER = When()


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """The address that the bibliography prints, the day of access, and what else the fields say.

    *number* is that of a database without addresses: “ProQuest 304”.
    """

    url: str = ""
    seen: When = _NEVER
    how: Words = ()
    note: Words = ()
    number: Words = ()


def read_whereabouts(fields: Fields) -> Whereabouts:
    """Return what *fields* say of the web; a DOI goes before an address (CMOS 17, 14.8)."""
    doi = _DOI.sub("", fields.address("doi"))
    is_doi = _IS_DOI.fullmatch(doi)
    found = (f"https://doi.org/{doi}" if is_doi else "", _at_doi(fields.address("url")))
    stated = frozenset(url for url in found if url)
    how, in_how = _without_address(fields.raw("howpublished"), stated)
    remark = fields.raw("note")
    is_of_program = _OF_PROGRAMS.fullmatch(remark)
    note, in_note = _without_address("" if is_of_program else remark, stated)
    seen, remark = _read_access(note, when=_read_urldate(fields))
    number, in_archive = _eprint(fields)
    url = next((url for url in (*found, in_note, in_how, in_archive, doi) if url), "")
    return Whereabouts(
        url=url,
        seen=seen,
        how=() if url and _SAYS_WEB.fullmatch(how) else read_remark(how),
        note=read_remark(remark),
        number=read_latex(number),
    )


def complaints_of_addresses(fields: Fields) -> Iterator[tuple[str, str]]:
    """Yield each address that is printed without a link, with what to tell of it."""
    doi = _DOI.sub("", fields.address("doi"))
    if doi and not _IS_DOI.fullmatch(doi):
        message = f"doi = {{{doi}}} is no DOI, as in 10.1000/182; correct it, or write it as url"
        yield doi, message
    typed = addresses_in(fields.raw("url"))
    if len(typed) > 1 and not _IS_DOI.fullmatch(doi):
        message = "url holds several addresses, and the first is printed; write others in addendum"
        yield fields.raw("url"), message
    number, archive = fields.address("eprint"), fields.plain("eprinttype", "archiveprefix")
    if archive.lower() in _REPOSITORIES and number and not _is_in_repository(number):
        message = f"eprint = {{{number}}} is no number of {archive}, and no link; correct it"
        yield number, message
    # A DOI is printed in place of an address.
    linked = [] if _IS_DOI.fullmatch(doi) else [("url", fields.address("url"))]
    for name, text in fields.texts():
        linked += [(name, clean_address(typed)) for typed in _LINK.findall(text)]
    for name, address in linked:
        if address and not is_web_address(address):
            yield (
                address,
                f"‘{address}’ in {name} is printed without a link; {_correction(address)}",
            )


def _correction(address: str) -> str:
    """Return how to make a link of *address*."""
    if _MAIL.fullmatch(address):
        return f"write mailto:{address}"
    if not scheme_of(address) and _HOST.fullmatch(address):
        return f"write https://{address}"
    if address.startswith("//"):
        return f"write https:{address}"
    return "write an address that begins with http, https, ftp or mailto"


def _at_doi(url: str) -> str:
    """Return *url*, a DOI at the address that those have now."""
    return re.sub(r"^https?://(?:dx\.)?doi\.org/", "https://doi.org/", url)


def _read_urldate(fields: Fields) -> When:
    text = next((fields.unbraced(name) for name in DAYS_OF_ACCESS if fields.raw(name)), "")
    return read_day(text) if text else _NEVER


def _without_address(text: str, stated: frozenset[str]) -> tuple[str, str]:
    """Return *text* without the address of the source, and that address.

    Where fields of their own have *stated* it, another address in the text is part of that: a copy
    in an archive. So is what goes on from the words before it: “archived at https://…”.
    """
    found = _AVAILABLE.search(text)
    if not found:
        return text, ""
    address = _at_doi(clean_address(found["braced"] or found["bare"]))
    before = text[: found.start()].strip()
    if (stated and address not in stated) or before[-1:].isalnum():
        return text, ""
    rest = f"{text[: found.start()].strip(' .,;:')} {text[found.end() :].strip(' .,;:')}"
    return rest.strip(), clean_address(found["braced"] or found["bare"])


# An ``\href`` is read with the words around it.
_ADDRESS = re.compile(
    r"(?P<href>\\href\s*\{[^{}]*\})|\\url\s*\{(?P<braced>[^{}]*)\}|(?P<bare>https?://[^\s{}<>]*[^\s{}<>.,;:!?()\[\]'\"”’])",
    re.IGNORECASE,
)


def read_remark(text: str) -> Words:
    """Return *text* as words in which the addresses of web pages are links."""
    words: list[Run] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        if found["href"]:
            continue
        _add(words, text[at : found.start()])
        address = clean_address(found["braced"] or found["bare"])
        _add(words, "", Run(address, url=address if is_web_address(address) else ""))
        at = found.end()
    _add(words, text[at:])
    return tuple(words)


def _add(words: list[Run], text: str, *runs: Run) -> None:
    """Add what *text* says to *words*, its spaces at both ends kept, and the *runs*."""
    read = read_latex(text)
    if words and text[:1].isspace() and not words[-1].text.endswith(" "):
        words.append(Run(" "))
    words.extend(read)
    if read and text[-1:].isspace():
        words.append(Run(" "))
    words.extend(runs)


def _read_access(note: str, *, when: When) -> tuple[When, str]:
    """Return the day of access and the note, in which BibTeX files often have that day."""
    accessed = _ACCESSED.fullmatch(note.replace("{", "").replace("}", ""))
    if not accessed:
        return when, note
    return when or read_day(accessed["day"]), ""


def _eprint(fields: Fields) -> tuple[str, str]:
    """Return the number in a database, or the address in a repository."""
    number, archive = fields.address("eprint"), fields.plain("eprinttype", "archiveprefix")
    base = _REPOSITORIES.get(archive.lower(), "")
    if is_web_address(number):
        return "", number
    if number and base and _is_in_repository(number):
        return "", base + number
    if not number or not archive:
        return "", ""
    return f"{_DATABASES.get(archive.lower(), archive)} {number}", ""


def _is_in_repository(number: str) -> bool:
    """Tell whether *number* may go on an address: letters, figures, and what parts them."""
    return is_web_address(number) or bool(_NUMBER.fullmatch(number))


_NUMBER = re.compile(r"\w(?:[\w.:()+-]|/(?!/))*")
