"""Sources in any style: those that are none of ours know BibTeX and not biblatex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.database import Entry
from pybtex.plugin import find_plugin
from pybtex.style import FormattedEntry
from pybtex.style.template import FieldIsMissing

from ..careful import careful
from ..config import our_styles, style_of
from ..diagnostics import Trouble, warn_once
from ..model.bibstrings import bibstring, is_bibstring
from ..model.dates import print_date, print_year, read_date
from ..model.inheritance import inherit
from ..model.relatives import NO_SOURCES, parents_of
from ..model.source import read_source
from .files import TypedPerson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pybtex.style.formatting import BaseStyle
    from sphinx.config import Config

    from ..model.inheritance import RawEntry

_OLD_NAMES = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "key": "sortkey",
}
_SUBTITLES = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "journal": "journalsubtitle",
}
_OLD_TYPES = {
    **dict.fromkeys(
        ("mvbook", "collection", "mvcollection", "reference", "mvreference", "commentary"), "book"
    ),
    **dict.fromkeys(("bookinbook", "suppbook", "suppcollection", "inreference"), "incollection"),
    **dict.fromkeys(("suppperiodical", "review"), "article"),
    **dict.fromkeys(("www", "electronic"), "online"),
    "mvproceedings": "proceedings",
    "conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""What BibTeX calls the types of biblatex; the others it does not have."""


class AnyStyle:
    """A style as bibtex finds it; a source that it cannot print has the form of the book's own.

    A style of others asks for what BibTeX's files have, and so it is given year, journal and
    address where a file has date, journaltitle and location.
    """

    def __init__(self, name: str, config: Config) -> None:
        self._name = name
        self._style: BaseStyle = find_plugin("pybtex.style.formatting", name)()
        self._is_ours = name in our_styles(config)
        self._own = careful(style_of(config))

    def in_order(self, entries: Sequence[Entry]) -> list[tuple[str, Entry]]:
        """Return *entries* in the order of the style, each with its label."""
        known = {entry.key: entry for entry in entries if entry.type not in NO_SOURCES}
        seen = [entry if self._is_ours else as_bibtex(entry) for entry in known.values()]
        try:
            seen = list(self._style.sort(seen))
            labels = list(self._style.format_labels(seen))
        except Exception as error:  # noqa: BLE001 (whatever a style raises)
            self._tell_of_list(error)
            labels = [""] * len(seen)
        # Some styles leave out all letters but Latin ones.
        return [
            (label or entry.key, known[entry.key])
            for label, entry in zip(labels, seen, strict=True)
        ]

    def format_entry(self, label: str, entry: Entry) -> FormattedEntry:
        """Return *entry* as the style prints it, or as our own does."""
        if self._is_ours:
            return self._style.format_entry(label, entry)
        known = as_bibtex(entry)
        known.type = self._type_of(known)
        try:
            if known.type:
                return self._style.format_entry(label, known)
            why = f"it has no form for @{entry.type}"
            self._tell_of_source(entry, why, "choose another type, or another style")
        except FieldIsMissing as error:
            self._tell_of_source(entry, str(error), "add the field, or choose another style")
        except Exception as error:  # noqa: BLE001
            why = f"{type(error).__name__}: {error}"
            self._tell_of_source(entry, why, "correct the entry, or the style")
        source, _problems = read_source(entry.key, entry, parents_of(entry))
        return FormattedEntry(entry.key, self._own.bibliography(source), label)

    def _type_of(self, entry: Entry) -> str:
        """Return the type under which the style knows *entry*; nothing if it does not."""
        old = _OLD_TYPES.get(entry.type, "")
        if entry.type == "inbook" and "booktitle" in entry.fields:
            old = "incollection"
        elif self._knows(entry.type):
            return str(entry.type)
        return old if self._knows(old) else ""

    def _knows(self, type_: str) -> bool:
        names = (f"get_{type_}_template", f"format_{type_}")
        return bool(type_) and any(hasattr(self._style, name) for name in names)

    def _tell_of_source(self, entry: Entry, why: str, mend: str) -> None:
        message = (
            f"the style ‘{self._name}’ cannot print the source ‘{entry.key}’ ({why}), which is"
            f" printed as in ‘{self._own.name}’; {mend}"
        )
        warn_once(Trouble.SOURCE, message, getattr(entry, "citenotes_place", None))

    def _tell_of_list(self, error: Exception) -> None:
        message = (
            f"the style ‘{self._name}’ cannot sort and label its list ({type(error).__name__}:"
            f" {error}), which stays in its order with keys as labels; correct the style, or choose"
            " another"
        )
        warn_once(Trouble.STYLE, message)


def as_bibtex(entry: Entry) -> Entry:
    """Return *entry* with what it inherits, and with the names that BibTeX has for its fields."""
    raw, _problems = inherit(entry.key, entry, parents_of(entry))
    fields = raw.fields
    for old, new in _OLD_NAMES.items():
        if new in fields:
            fields.setdefault(old, fields[new])
    for name, subtitle in _SUBTITLES.items():
        if name in fields and subtitle in fields:
            fields[name] = f"{fields[name]}: {fields.pop(subtitle)}"
    _date(raw)
    if is_bibstring(fields.get("type", "")):
        fields["type"] = bibstring("bibstring", fields["type"])
    elif raw.type in {"thesis", "report"}:  # of which BibTeX would say more
        fields.setdefault("type", raw.type.capitalize())
    persons = {role: [TypedPerson(name) for name in names] for role, names in raw.persons.items()}
    known = Entry(raw.type, fields=fields, persons=persons)
    known.key = entry.key
    return known


def _date(raw: RawEntry) -> None:
    """Give *raw* the year and the month of its date."""
    when = read_date(raw.fields.get("date", ""))
    if not when or "year" in raw.fields:
        return
    raw.fields["year"] = year = print_year(when)
    whole = print_date(when)
    if whole != year and whole.endswith(year):
        raw.fields.setdefault("month", whole.removesuffix(year).rstrip(", "))
