"""The command line: every source of a .bib file as note, shortened note and bibliography entry."""

from __future__ import annotations

import argparse
import json
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from .model.bibfile import Bibliography, read_bibliography_file
from .model.chicago import PLAIN_SHORT, bibliography, note, short
from .model.disambiguation import disambiguate
from .model.locator import NOWHERE, Locator, parse_locator
from .model.markup import to_markup
from .model.sort import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .model.chicago import ShortOptions
    from .model.source import Source


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the citations; return 0, or 2 if a file or a key is wrong."""
    options = _parser().parse_args(arguments)
    read = read_bibliography_file(options.bib)
    for problem in read.problems:
        print(f"warning: {problem}", file=sys.stderr)  # noqa: T201
    if not read.sources:
        return 2
    try:
        locators = _read_locators(options.locators)
        sources = _chosen(read, options.key)
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201
        return 2
    if options.sort:
        sources = sorted(sources, key=sort_key)
    shorts = disambiguate(read.sources) if options.disambiguate else {}
    strings = {source.key: _strings(source, locators, shorts) for source in sources}
    if options.json:
        print(json.dumps(strings, ensure_ascii=False, indent=1))  # noqa: T201
        return 0
    for key, forms in strings.items():
        print(key, *(f"  {form}" for form in forms.values()), "", sep="\n")  # noqa: T201
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sphinx_citenotes",
        description="Print sources as Chicago notes, shortened notes and bibliography entries.",
    )
    parser.add_argument("bib", type=Path, help="the bibliography file (BibTeX or biblatex)")
    parser.add_argument("--key", action="append", help="print this source only (may be repeated)")
    parser.add_argument("--locators", type=Path, help="a JSON file: {key: locator}")
    parser.add_argument("--json", action="store_true", help="print JSON, italics as *…*")
    parser.add_argument("--sort", action="store_true", help="print in the bibliography's order")
    parser.add_argument(
        "--disambiguate",
        action="store_true",
        help="add to shortened notes what tells the sources of the file apart",
    )
    return parser


def _read_locators(path: Path | None) -> dict[str, Locator]:
    """Return the locators by key; an entry may be a string or an object with ``locator``.

    :raises ValueError: if the file is no JSON object.
    """
    if path is None:
        return {}
    try:
        typed = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        message = f"{path}: no JSON: {error}; write {{key: locator}}"
        raise ValueError(message) from error
    if not isinstance(typed, dict):
        message = f"{path}: holds no JSON object; write {{key: locator}}"
        raise ValueError(message)  # noqa: TRY004
    return {key: parse_locator(_locator_text(value)) for key, value in typed.items()}


def _locator_text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("locator", "")
    return "" if value is None else str(value)


def _chosen(read: Bibliography, keys: Sequence[str] | None) -> list[Source]:
    """Return the sources with *keys*, or all.

    :raises ValueError: if a key is not in the file.
    """
    if not keys:
        return list(read.sources)
    by_key = {source.key: source for source in read.sources}
    for key in keys:
        if key not in by_key:
            near = get_close_matches(key, by_key, n=1)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            message = f"no source “{key}”{hint}"
            raise ValueError(message)
    return [by_key[key] for key in keys]


def _strings(
    source: Source, locators: Mapping[str, Locator], shorts: Mapping[str, ShortOptions]
) -> dict[str, str]:
    locator = locators.get(source.key, NOWHERE)
    options = shorts.get(source.key, PLAIN_SHORT)
    return {
        "note": to_markup(note(source, locator)),
        "short": to_markup(short(source, locator, options)),
        "bibliography": to_markup(bibliography(source)),
    }
