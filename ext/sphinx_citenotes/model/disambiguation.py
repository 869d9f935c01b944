"""What shortened notes must add so that each means one source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from .chicago import PLAIN_SHORT, ShortOptions
from .details import Detail
from .locator import NOWHERE
from .names import Given
from .parts import head_names
from .styles import CHICAGO_NOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .record import Source
    from .style import Style

    Options = dict[str, ShortOptions]


def disambiguate(
    sources: Iterable[Source], style: Style = CHICAGO_NOTES
) -> Mapping[str, ShortOptions]:
    """Return, by key, the options of those sources whose shortened note needs more.

    Authors of one surname get their given names (CMOS 17, 14.32). Works that still read alike get
    the first detail that tells any of them apart, and those that it leaves alike the next one.
    """
    sources = list(sources)
    options = _tell_authors_apart(sources)
    for group in _alike(sources, options, style):
        _tell_apart(group, options, style, list(Detail))
    return options


def _tell_authors_apart(sources: list[Source]) -> Options:
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


def _tell_apart(
    group: list[Source], options: Options, style: Style, details: Sequence[Detail]
) -> None:
    """Add to *options* of the *group*, whose members read alike, what makes them differ."""
    for at, detail in enumerate(details, start=1):
        added = {
            source.key: _with(options.get(source.key, PLAIN_SHORT), detail) for source in group
        }
        alike = _alike(group, added, style)
        if alike and len(alike[0]) == len(group):
            continue
        options.update(added)
        for rest in alike:
            _tell_apart(rest, options, style, details[at:])
        return


def _with(options: ShortOptions, detail: Detail) -> ShortOptions:
    return replace(options, details=(*options.details, detail))


def _alike(
    sources: list[Source], options: Mapping[str, ShortOptions], style: Style
) -> list[list[Source]]:
    """Return the groups of sources whose shortened notes read as each other’s."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        text = style.short(source, NOWHERE, options.get(source.key, PLAIN_SHORT))
        groups[str(text).casefold()].append(source)
    return [group for group in groups.values() if len(group) > 1]
