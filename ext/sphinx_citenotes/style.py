"""The styles as pybtex knows them: bibliographies, tooltips and footcites in our forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels import BaseLabelStyle

from .model.labels import label_of, tell_apart
from .model.mhra import MHRA
from .model.relatives import NO_SOURCES, parents_of
from .model.sort import sort_key
from .model.source import read_source
from .model.styles import CHICAGO_NOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pybtex.database import BibliographyData, Entry
    from pybtex.richtext import Text
    from pybtex.style import FormattedBibliography

    from .model.source import Source
    from .model.style import Style


class NotesStyle(BaseStyle):  # type: ignore[misc]
    """Formats bibliography entries; a source that lacks something is printed without it."""

    style: ClassVar[Style]
    language: ClassVar[str] = ""
    """The language of the book, whose letters order the bibliography."""

    def __init__(self, *, min_crossrefs: int = 2, **_options: Any) -> None:
        # Not the base class's: it looks up styles of names, labels and sorting that we do not use.
        self.min_crossrefs = min_crossrefs
        self.label_style = BaseLabelStyle()  # LaTeX asks it for the longest label
        # Bibtex makes one style for a bibliography and asks it four times for each entry.
        self._sources: dict[int, Source] = {}
        self._texts: dict[int, Text] = {}
        self._relatives: Mapping[str, Entry] = {}

    def format_bibliography(
        self, bib_data: BibliographyData, citations: Sequence[str] | None = None
    ) -> FormattedBibliography:
        """Return the whole bibliography, for pybtex on its own."""
        self._relatives = bib_data.entries
        return super().format_bibliography(bib_data, citations)

    def sort(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return *entries* in the order of a bibliography, without those that only lend fields."""
        sources = [entry for entry in entries if entry.type not in NO_SOURCES]
        return sorted(sources, key=lambda entry: sort_key(self._read(entry), self.language))

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield author and year of each entry, with a letter where two would be the same.

        No list of ours shows them; bibtex's own roles, such as ``{cite:p}``, cite by them.
        """
        labels = [(entry.key, label_of(self._read(entry))) for entry in sorted_entries]
        told = tell_apart(labels)
        for key, _label in labels:
            yield str(told[key])

    def format_entry(self, label: str, entry: Entry, bib_data: object = None) -> FormattedEntry:
        """Return *entry* as the bibliography prints it; it knows what it is called in brief."""
        del bib_data  # what entries inherit is known before
        source = self._read(entry)
        if id(entry) not in self._texts:
            self._texts[id(entry)] = self.style.bibliography(source)
        formatted = FormattedEntry(entry.key, self._texts[id(entry)], label)
        formatted.citenotes_label = label_of(source)
        return formatted

    def _read(self, entry: Entry) -> Source:
        if id(entry) not in self._sources:
            parents = parents_of(entry) or self._relatives
            source, _problems = read_source(entry.key, entry, parents)
            self._sources[id(entry)] = source
        return self._sources[id(entry)]


class ChicagoNotesStyle(NotesStyle):
    """The style ``chicago-notes``."""

    style = CHICAGO_NOTES


class MhraStyle(NotesStyle):
    """The style ``mhra``."""

    style = MHRA


def as_pybtex_style(style: Style, language: str) -> type[NotesStyle]:
    """Return *style* as pybtex's own machinery takes one, for a book in *language*."""
    return type("OwnStyle", (NotesStyle,), {"style": style, "language": language})
