"""What shortened notes must add so that each means one source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from .chicago import PLAIN_SHORT, ShortOptions
from .locator import NOWHERE
from .names import Given
from .parts import head_names
from .styles import CHICAGO_NOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .record import Source
    from .style import Style


def disambiguate(
    sources: Iterable[Source], style: Style = CHICAGO_NOTES
) -> Mapping[str, ShortOptions]:
    """Return, by key, the options of those sources whose shortened note needs more.

    Authors of one surname get their given names (CMOS 17, 14.32); works that still read alike
    get their whole title, and then their date.
    """
    sources = list(sources)
    options = _tell_authors_apart(sources)
    for source in _alike(sources, options, style):
        options[source.key] = replace(options.get(source.key, PLAIN_SHORT), whole_title=True)
    for source in _alike(sources, options, style):
        options[source.key] = replace(options.get(source.key, PLAIN_SHORT), with_date=True)
    return options


def _tell_authors_apart(sources: list[Source]) -> dict[str, ShortOptions]:
    persons: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        for name in head_names(source).names:
            persons[name.surname].add(name.straight)
    shared = {surname for surname, people in persons.items() if len(people) > 1}
    return {
        source.key: ShortOptions(given=Given.FULL)
        for source in sources
        if any(name.surname in shared and name.given for name in head_names(source).names)
    }


def _alike(
    sources: list[Source], options: Mapping[str, ShortOptions], style: Style
) -> list[Source]:
    """Return the sources whose shortened notes read as another’s."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        text = style.short(source, NOWHERE, options.get(source.key, PLAIN_SHORT))
        groups[str(text).casefold()].append(source)
    return [source for group in groups.values() if len(group) > 1 for source in group]
