"""The fields of one entry, each read once as what it is: words, plain text, a title, an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_authoring.addresses import is_web_address

from .known_fields import may_be_printed
from .latex import read_latex, read_plain
from .words import Run, Words, as_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .inheritance import RawEntry


class Fields:
    """What an entry says and inherits; a field that is not there says nothing."""

    def __init__(self, raw: RawEntry) -> None:
        self.type = raw.type
        self.persons = raw.persons
        self._fields = raw.fields

    def raw(self, *names: str) -> str:
        """Return the first of the fields that says something, without loose ends."""
        for name in names:
            text = self._fields.get(name, "").strip()
            if not _ENTITY_AT_END.search(text):
                text = text.rstrip(",;:").rstrip()
            if text and (name in _YEARS or not _NOTHING.fullmatch(text)):
                return text
        return ""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every field that is printed somewhere as typed, persons among them."""
        for name, text in self._fields.items():
            if may_be_printed(name):
                yield name, text
        for role, names in self.persons.items():
            yield role, " and ".join(names)

    def names(self) -> Iterable[str]:
        """Return the names of all fields."""
        return self._fields

    def plain(self, *names: str) -> str:
        """Return the first of the fields as plain text."""
        return " ".join(read_plain(self.raw(*names)).split())

    def words(self, *names: str) -> Words:
        """Return the first of the fields as words."""
        return read_latex(self.raw(*names))

    def unbraced(self, name: str) -> str:
        """Return a field in which a tilde means about, not a space."""
        text = self.raw(name)
        if "\\" in text:
            text = read_plain(text.replace("~", r"\textasciitilde{}"))
        return text.replace("{", "").replace("}", "").strip()

    def address(self, name: str) -> str:
        """Return an address without LaTeX."""
        return clean_address(self.raw(name))

    def place(self, *names: str) -> Words:
        """Return the first of several places (CMOS 17, 14.129)."""
        text = self.raw(*names)
        text = text if "," in text else without_full_stop(text)  # Cambridge, Mass.
        first, *others = _BETWEEN_PLACES.split(text, maxsplit=1)
        if first.endswith(","):  # Berkeley, Los Angeles, and London
            first = first.partition(",")[0]
        is_one = ("," in first and not _STATE.search(first)) or first.count("{") != first.count("}")
        return read_latex(_NO_PLACE.sub("n.p.", text if not others or is_one else first))

    def title(self, name: str, subtitle_name: str) -> Words:
        """Return a title with its subtitle."""
        title, subtitle = (
            read_latex(text if name.startswith("journal") else _as_titles_go(text))
            for text in (self.raw(name), self.raw(subtitle_name))
        )
        if not title or not subtitle:
            return title or subtitle
        # No colon after a question mark, unless a quotation ends with it (CMOS 17, 14.96).
        ends = as_plain(title)[-1:]
        return (*title, Run(" " if ends in {"?", "!", ":"} else ": "), *subtitle)

    def option(self, name: str) -> bool | None:
        """Return what ``options`` says of biblatex’s switch *name*; nothing if it is silent."""
        options = self.raw("options")
        found = re.search(rf"\b{name}\b\s*(?:=\s*(\w+))?", options) if options else None
        return None if found is None else found[1] != "false"


_ENTITY_AT_END = re.compile(r"&#?\w+;$")
_NOTHING = re.compile(r"n/a(?:\s*[-–]+\s*n/a)?", re.IGNORECASE)
"""What publishers export where they know nothing."""
_YEARS = frozenset({"date", "year"})  # of which it is told
_BETWEEN_PLACES = re.compile(r"\s+(?:and|\\?&)\s+|\s*;\s+|\s+/\s+")
_STATE = re.compile(r"^[^,]+, (?:[A-Z]{2}|D\.C\.|[A-Z][a-z]+\.)$")
"""A city with its state, and no list of cities."""
_NO_PLACE = re.compile(r"^[\[{]*(?:s\. ?l\.?|n\. ?p\.)[\]}]*$", re.IGNORECASE)
"""The sine loco of catalogs, which is n.p. here (CMOS 17, 14.132)."""
_FULL_STOP = re.compile(r"(?P<word>[^\W\d_]{4,})[}]*\.$")
_ABBREVIATED = frozenset({
    "assn", "assoc", "bros", "cong", "const", "corp", "dept", "eccl", "hist", "inst", "intl",
    "proc", "stat", "supp", "univ", "vols",
})  # fmt: skip


def _as_titles_go(title: str) -> str:
    """Return *title* without the marks that catalogs set: “One : Two.” is “One: Two”."""
    return without_full_stop(re.sub(r"\s+(?=[:;]\s)|\s+/$", "", title))


def without_full_stop(title: str) -> str:
    """Return *title* without the period that some catalogues put behind it."""
    found = _FULL_STOP.search(title)
    return title[:-1] if found and found["word"].lower() not in _ABBREVIATED else title


def clean_address(text: str) -> str:
    """Return an address without LaTeX; dashes and tildes stay what they are."""
    text = re.sub(r"\\url\s*\{([^}]*)\}", r"\1", text.strip())
    text = re.sub(r"\\(?:textasciitilde|~)(?:\{\})?", "~", text)
    text = re.sub(r"\\([_%#&$~{}])", r"\1", text)
    if not is_web_address(text):  # words, then, and printed as such
        return " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", text).split())
    return _NOT_IN_ADDRESSES.sub("", addresses_in(text)[0])


def addresses_in(text: str) -> list[str]:
    """Return the addresses that one field names, which programs part by blanks."""
    return re.split(r"[,;|]?\s+(?=https?://)", text)


_NOT_IN_ADDRESSES = re.compile(
    r"[\s<>\"\x00-\x1f\x7f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
