"""Sources and places in them, as the extension itself prints them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pybtex_docutils
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.chicago import PLAIN_SHORT
from sphinx_citenotes.model.line import close_sentence
from sphinx_citenotes.model.locator import NOWHERE, parse_locator
from sphinx_citenotes.model.sequence import Citation, compose_note
from sphinx_citenotes.model.styles import find_style

from .examples import read_snippet
from .layout import code, labelled, listing, table

if TYPE_CHECKING:
    from pybtex.richtext import BaseText

    from sphinx_citenotes.model.record import Source

_FILE = "kinds.bib"
_ENTRY = re.compile(r"^@\w+\{(?P<key>[\w-]+),.*?^\}$", re.MULTILINE | re.DOTALL)


class SourceForms(SphinxDirective):
    """An entry of ``kinds.bib``, and below it note, shortened note and bibliography entry.

    The arguments are its key and, if it is not Chicago's, the name of a style.
    """

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the entry as typed and the three forms."""
        key, style = self.arguments[0], find_style((self.arguments[1:] or ["chicago-notes"])[0])
        text = read_snippet(self.env, _FILE)
        typed = next(found[0] for found in _ENTRY.finditer(text) if found["key"] == key)
        source = _sources(text)[key]
        citation = Citation(key=key)
        forms = {
            "Note": compose_note([citation], [style.note(source, NOWHERE)], style=style),
            "Later": compose_note(
                [citation], [style.short(source, NOWHERE, PLAIN_SHORT)], style=style
            ),
            "List": style.bibliography(source),
        }
        box = nodes.container(
            "",
            labelled("You write", listing(typed, "bibtex")),
            labelled("You get", _forms(forms)),
            classes=["guide-example", "guide-source"],
            snippet=_FILE,
        )
        self.set_source_info(box)
        return [box]


@cache
def _sources(text: str) -> dict[str, Source]:
    return {source.key: source for source in read_bibliography(text).sources}


def _forms(forms: dict[str, BaseText]) -> nodes.container:
    found = nodes.container("", classes=["guide-result"])
    for name, text in forms.items():
        label = nodes.strong(name, name)
        found += nodes.paragraph("", "", label, nodes.Text("\u2002"), *_words(text))
    return found


def _words(text: BaseText) -> list[nodes.Node]:
    words: list[nodes.Node] = text.render(pybtex_docutils.Backend())
    return words


class LocatorTable(SphinxDirective):
    """A table of places in a source: what is meant, what is typed, what a note prints.

    The argument is a file in ``snippets/`` with lines ``what is meant | what is typed``.
    """

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table, its last column printed by the formatter."""
        source = next(iter(_sources(read_snippet(self.env, _FILE)).values()))
        style = find_style("chicago-notes")
        rows: list[list[list[nodes.Node]]] = []
        for line in read_snippet(self.env, self.arguments[0]).splitlines():
            meant, _, typed = line.partition(" | ")
            text = style.short(source, parse_locator(typed), PLAIN_SHORT)
            rows.append([[nodes.Text(meant)], [code(f"{{{typed}}}")], _words(close_sentence(text))])
        columns = {"You mean": 33, "You write": 25, "The note says": 42}
        return [table(columns, rows, "guide-locators")]
