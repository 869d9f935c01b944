"""Every message that the three extensions have for authors, taken from their code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

from sphinx_authoring import diagnostics as authoring
from sphinx_bookpress import diagnostics as bookpress
from sphinx_chronicle import diagnostics as chronicle
from sphinx_citenotes import diagnostics as citenotes

from .examples import SNIPPETS, mistake
from .layout import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from sphinx.environment import BuildEnvironment

TROUBLES: dict[str, type[StrEnum]] = {
    "authoring": authoring.Trouble,
    "chronicle": chronicle.Trouble,
    "citenotes": citenotes.Trouble,
    "bookpress": bookpress.Trouble,
}
_SUBTYPE = re.compile(r"\[(\w+\.[\w-]+)\]$", re.MULTILINE)


def sentences(kind: type[StrEnum]) -> dict[str, str]:
    """Return the sentence that stands under each member of *kind* in its module, by value."""
    documented = ModuleAnalyzer.for_module(kind.__module__).find_attr_docs()
    return {
        member.value: " ".join(documented[kind.__name__, member.name]).strip() for member in kind
    }


class Catalogue(SphinxDirective):
    """A list of kinds of message, each with an anchor, a sentence, and mistakes that cause it."""

    shows_mistakes = True

    def make_list(self, entries: Iterable[tuple[str, list[nodes.Node]]]) -> nodes.definition_list:
        """Return the list of *entries*, names with what is told of each."""
        shown = mistakes_by_kind(self.env) if self.shows_mistakes else {}
        found = nodes.definition_list(classes=["guide-messages"])
        for name, told_of in entries:
            anchor = nodes.make_id(name)
            term = nodes.term("", "", code(name), ids=[anchor])
            self.state.document.note_explicit_target(term)
            standard = self.env.domains.standard_domain
            standard.note_hyperlink_target(name, self.env.docname, anchor, name)
            body = nodes.definition("", nodes.paragraph("", "", *told_of))
            body += [mistake(self.env, each) for each in shown.get(name, ())]
            found += nodes.definition_list_item("", term, body)
        return found


class Messages(Catalogue):
    """The kinds of message of one extension, in the order in which its code declares them."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list of the extension named by the argument."""
        wing = self.arguments[0]
        said = sentences(TROUBLES[wing]).items()
        return [self.make_list((f"{wing}.{name}", _with_code(text)) for name, text in said)]


def _with_code(text: str) -> list[nodes.Node]:
    """Return a docstring's sentence with what stands in double backticks as code."""
    parts = enumerate(text.split("``"))
    return [code(part) if number % 2 else nodes.Text(part) for number, part in parts if part]


def mistakes_by_kind(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the names of the mistakes in ``snippets/`` by the kind of message that they cause."""
    found: dict[str, list[str]] = {}
    for name, kinds in _kinds(Path(env.srcdir) / SNIPPETS / "mistakes"):
        for kind in kinds:
            found.setdefault(kind, []).append(name)
    return found


def _kinds(folder: Path) -> Iterator[tuple[str, set[str]]]:
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, set(_SUBTYPE.findall(path.read_text("utf-8")))
