"""The pybtex style ``chicago-notes``: bibliographies, tooltips and footcites in Chicago form."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle

from .bibtex import parents_of
from .model.chicago import bibliography
from .model.dates import print_year
from .model.parts import head_names
from .model.sort import sort_key
from .model.source import read_source
from .model.words import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pybtex.database import Entry
    from pybtex.richtext import Text

    from .model.source import Source


class ChicagoNotesStyle(BaseStyle):  # type: ignore[misc]
    """Formats bibliography entries; a source that lacks something is printed without it."""

    def __init__(self, *, min_crossrefs: int = 2, **_options: Any) -> None:
        # Not the base class's: it looks up styles of names, labels and sorting that we do not use.
        self.min_crossrefs = min_crossrefs
        # Bibtex makes one style for a bibliography and asks it four times for each entry.
        self._sources: dict[int, Source] = {}
        self._texts: dict[int, Text] = {}

    def sort(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return *entries* in the order of a bibliography."""
        return sorted(entries, key=lambda entry: sort_key(self._read(entry)))

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield author and year of each entry, with a letter where two would be the same.

        No list of ours shows them; bibtex's own roles, such as ``{cite:p}``, cite by them.
        """
        labels = [_author_and_year(self._read(entry)) for entry in sorted_entries]
        times = Counter(labels)
        seen: Counter[str] = Counter()
        for label in labels:
            seen[label] += 1
            yield label if times[label] == 1 else f"{label}{_letters(seen[label])}"

    def format_entry(self, label: str, entry: Entry, bib_data: object = None) -> FormattedEntry:
        """Return *entry* as the bibliography prints it."""
        del bib_data  # pybtex passes it; nothing of ours crosses entries
        if id(entry) not in self._texts:
            self._texts[id(entry)] = bibliography(self._read(entry))
        return FormattedEntry(entry.key, self._texts[id(entry)], label)

    def _read(self, entry: Entry) -> Source:
        if id(entry) not in self._sources:
            source, _problems = read_source(entry.key, entry, parents_of(entry))
            self._sources[id(entry)] = source
        return self._sources[id(entry)]


def _author_and_year(source: Source) -> str:
    who = source.short_author or head_names(source).short() or as_plain(source.title) or source.key
    return f"{who} {print_year(source.date)}".strip()


def _letters(number: int) -> str:
    """Return the letters that stand for *number*: a for 1, z for 26, aa for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
