"""The domain's indices, with page numbers in print: people by name, events by time."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Index, IndexEntry
from sphinx.locale import get_translation

from sphinx_authoring.general_index import filed_again
from sphinx_authoring.guard import guard, left_to_writing

from .config import locale_of
from .env import DOMAIN, chronicle_domain
from .model.annals import Period, heading_of
from .model.builtin import BUILTIN_TYPES
from .model.dates import format_date
from .model.names import existence, short_name, sort_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model.chronicle import Chronicle
    from .model.dates import HistoricalDate
    from .model.entity import Entity
    from .model.types import EntityType

_ = get_translation("sphinx_chronicle")

_Groups = list[tuple[str, list[IndexEntry]]]


class EntityIndex(Index):
    """Entities under headings."""

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[_Groups, bool]:
        """Return the entities under their headings, with their dates."""
        return _group(self, docnames), False

    @abstractmethod
    def entries(self, chronicle: Chronicle, locale: str) -> Iterator[tuple[str, IndexEntry]]:
        """Yield the entries with their headings, in the order of the index."""


class NameIndex(EntityIndex):
    """The entities of one type, filed by name."""

    objtype: ClassVar[str]

    def entries(self, chronicle: Chronicle, locale: str) -> Iterator[tuple[str, IndexEntry]]:
        """Yield the entries with their headings, in the order of the index."""
        for entity in chronicle.of_type(self.objtype):
            objtype = chronicle.type_of(entity.ref)
            name = sort_name(entity, objtype)
            yield (
                chronicle.filing_letter(entity),
                _entry(name, entity, existence(entity, objtype, locale)),
            )


class PeopleIndex(NameIndex):
    """The people of the book, filed by surname."""

    name = "people"
    localname = _("Index of People")
    shortname = _("people")
    objtype = "person"


def in_words(index: type[Index]) -> type[Index]:
    """Return *index* with its names in the book's language: builders of data write plain text."""
    names = {"localname": str(index.localname), "shortname": str(index.shortname)}
    return type(index.__name__, (index,), names)


def type_indices(types: Iterable[EntityType]) -> list[type[Index]]:
    """Return an index by name for each of *types* that a book has of its own."""
    builtin = {objtype.name for objtype in BUILTIN_TYPES}
    return [_name_index(objtype) for objtype in types if objtype.name not in builtin]


def filled_indices(env: BuildEnvironment) -> list[str]:
    """Return the names of those of our indices that have entries: every page links to them."""
    domain = chronicle_domain(env)
    chronicle, locale = domain.chronicle, locale_of(env.config)
    found = []
    for kind in domain.indices:
        index = kind(domain)
        with left_to_writing():
            if isinstance(index, EntityIndex) and any(index.entries(chronicle, locale)):
                found.append(index.name)
    return found


def _name_index(objtype: EntityType) -> type[NameIndex]:
    plural = _(objtype.plural)
    attributes = {
        "name": objtype.name,
        "localname": _("Index of %s") % plural,
        "shortname": str(plural).lower(),
        "objtype": objtype.name,
    }
    return type(f"{objtype.name.title().replace('-', '')}Index", (NameIndex,), attributes)


def file_general_index(
    app: Sphinx, _pagename: str, template: str, context: dict[str, Any], _tree: object
) -> None:
    """Let the general index have names in the order of the other indices.

    Parted by letters (``html_split_index``) it has a page for each of Sphinx's own.
    """
    if template == "genindex.html" and not context.get("split_index"):
        groups = filed_again(context["genindexentries"], app.config.language or "")
        context["genindexentries"] = groups
        context["genindexcounts"] = [
            sum(1 + len(below) for _name, (_places, below, _heading) in entries)
            for _letter, entries in groups
        ]


class ChronologyIndex(EntityIndex):
    """The events of the book in order of time, under their years."""

    name = "chronology"
    localname = _("Chronological Index")
    shortname = _("chronology")

    def entries(self, chronicle: Chronicle, locale: str) -> Iterator[tuple[str, IndexEntry]]:
        """Yield the entries with their headings, in the order of the index."""
        for event in chronicle.events:
            date = chronicle.beginning(event)
            when = format_date(date, locale) if date else ""
            title = short_name(event, chronicle.type_of(event.ref))
            yield _year_heading(date, locale), _entry(title, event, when)


def _year_heading(date: HistoricalDate | None, locale: str) -> str:
    """Return the year under which the index lists what happened on *date*.

    Without blanks (“44B.C.”): Sphinx makes ids of headings, and an EPUB may have none in them.
    """
    heading = (date and heading_of(date, Period.YEAR, locale)) or str(_("Undated"))
    return "".join(heading.split())


def _entry(name: str, entity: Entity, extra: str) -> IndexEntry:
    return IndexEntry(name, 0, entity.docname, entity.anchor, extra, "", "")


def _group(index: EntityIndex, docnames: Iterable[str] | None) -> _Groups:
    """Group the entries of *index* under their headings, in the order in which they come."""
    env = index.domain.env
    wanted = None if docnames is None else set(docnames)
    groups: dict[str, list[IndexEntry]] = {}
    with guard(DOMAIN, f"the index ‘{index.name}’"):
        chronicle, locale = chronicle_domain(env).chronicle, locale_of(env.config)
        for heading, entry in index.entries(chronicle, locale):
            if wanted is None or entry.docname in wanted:
                groups.setdefault(heading, []).append(entry)
    return list(groups.items())
