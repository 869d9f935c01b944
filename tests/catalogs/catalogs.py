"""Keep the message catalogues of the extensions up to date; run it after a message has changed.

python tests/catalogs/catalogs.py

For each extension that has a folder ``locale/``, the messages are taken from its code anew, each
language's ``.po`` file is brought in line (what is new stands there untranslated), and its ``.mo``
file is compiled, which is the one that Sphinx reads.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sphinx_chronicle.model.builtin import BUILTIN_TYPES
from sphinx_chronicle.model.items import Label

ROOT = Path(__file__).parents[2]
PACKAGES = ("sphinx_chronicle", "sphinx_citenotes")
_KEYWORDS = {"_": None, "_translate": None}
# What is compiled would else differ each time.
_ANY_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def messages_of(package: str) -> Catalog:
    """Return the messages that *package* shows to readers, in English."""
    catalog = Catalog(project=package, charset="utf-8")
    for _file, _line, message, _comments, _context in _found_in_code(package):
        catalog.add(message)
    if package == "sphinx_chronicle":
        for message in _labels():
            catalog.add(message)
    return catalog


def translations_of(package: str) -> Iterator[tuple[Path, Catalog]]:
    """Yield the ``.po`` files of *package* with what they hold."""
    for path in sorted((ROOT / "ext" / package / "locale").glob("*/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale=path.parts[-3])


def compiled(catalog: Catalog) -> bytes:
    """Return the ``.mo`` file of *catalog*."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def _found_in_code(package: str) -> Iterator[tuple]:
    folder = Path(importlib.import_module(package).__file__).parent
    return extract_from_dir(folder, method_map=[("**.py", "python")], keywords=_KEYWORDS)


def _labels() -> Iterator[str]:
    """Yield what the types of entities and the rows of cards are called."""
    yield from Label
    for objtype in BUILTIN_TYPES:
        yield from (objtype.label, objtype.plural)
        for field in objtype.fields:
            if field.shown:
                yield from (words for words in (field.label, field.inverse) if words)


def main() -> None:
    for package in PACKAGES:
        template = messages_of(package)
        for path, catalog in translations_of(package):
            catalog.update(template, no_fuzzy_matching=True)
            catalog.creation_date = catalog.revision_date = _ANY_DATE
            with path.open("wb") as file:
                write_po(
                    file,
                    catalog,
                    width=100,
                    omit_header=True,  # it would hold the hour at which it was written
                    sort_output=True,
                    ignore_obsolete=True,
                )
            path.with_suffix(".mo").write_bytes(compiled(catalog))
            missing = sum(not message.string for message in catalog if message.id)
            print(f"{path.relative_to(ROOT)}: {len(catalog)} messages, {missing} to translate")


if __name__ == "__main__":
    main()
