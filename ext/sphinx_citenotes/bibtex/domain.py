"""What bibtex’s roles and domains do, done better."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from pybtex.style.template import FieldIsMissing
from sphinxcontrib.bibtex.domain import BibtexDomain, _FilterVisitor
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain
from sphinxcontrib.bibtex.foot_roles import FootCiteRole
from sphinxcontrib.bibtex.roles import CiteRole

from ..backend import CarefulBackend
from ..careful import careful
from ..config import our_styles
from ..diagnostics import Trouble, suggest, warn
from ..model.labels import tell_apart
from ..model.locator import NOWHERE
from ..model.relatives import parents_of
from ..model.sequence import Citation as NoteCitation
from ..model.sequence import compose_note
from ..model.source import read_source
from ..model.targets import spelled
from .core import parse_targets, unread
from .files import entries_of, warn_of_missing
from .lists import list_order
from .reading import read_targets
from .styles import STYLES_OF_BIBTEX, has_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pybtex.database import Entry
    from pybtex.style import FormattedEntry
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.directives import BibliographyKey, BibliographyValue
    from sphinxcontrib.bibtex.domain import Citation

    from ..model.labels import Label
    from ..model.style import Style

    _Formatted = tuple[Entry, FormattedEntry, FormattedEntry | None]


class CarefulCiteRole(CiteRole):
    """Bibtex's own role; it warns of a target that it cannot read, where bibtex stops the build."""

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: nodes.Element,
        is_ref: bool,  # noqa: FBT001 (Sphinx declares it so)
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation, or the text as typed."""
        targets = read_targets(env, self.name, self.target, self.get_location())
        if not targets:
            return [unread(self.target)], []
        self.target = node["reftarget"] = spelled(targets)
        found: tuple[list[nodes.Node], list[nodes.system_message]]
        found = super().result_nodes(document, env, node, is_ref)  # type: ignore[no-untyped-call]
        return found


class CarefulFootCiteRole(FootCiteRole):
    """Bibtex's own role; its footnotes read like ours, where bibtex prints the bibliography.

    It warns of an entry without what it prints, and prints it as typed.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark of the footnote."""
        before = len(self._footnotes())
        try:
            found: tuple[list[nodes.Node], list[nodes.system_message]] = super().run()
        except FieldIsMissing as error:
            return [_as_typed(self.text, error, self.get_location())], []
        style = our_styles(self.config).get(self.config.bibtex_default_style)
        if style:
            for footnote in self._footnotes()[before:]:
                self._print_as_note(footnote, careful(style))
        return found

    def _footnotes(self) -> list[nodes.footnote]:
        waiting: nodes.Element | None = self.env.temp_data.get("bibtex_foot_bibliography")
        children = waiting.children if waiting is not None else []
        return [node for node in children if isinstance(node, nodes.footnote)]

    def _print_as_note(self, footnote: nodes.footnote, style: Style) -> None:
        names = {name: key for key, name in self.env.temp_data["bibtex_footcite_names"].items()}
        citation = NoteCitation(key=names[footnote["names"][0]])
        entry = entries_of(self.env)[citation.key]
        source, _problems = read_source(citation.key, entry, parents_of(entry))
        text = compose_note([citation], [style.note(source, NOWHERE)], style=style)
        footnote[-1] = nodes.paragraph("", "", *text.render(IndexedBibtexDomain.backend))


class CarefulFootDomain(BibtexFootDomain):
    """Bibtex's own domain of footnotes, with our roles."""

    roles: ClassVar[dict[str, Any]] = dict.fromkeys(BibtexFootDomain.roles, CarefulFootCiteRole())


class IndexedBibtexDomain(BibtexDomain):
    """Bibtex's own domain; it looks up who cites an entry, where bibtex asks every citation."""

    roles: ClassVar[dict[str, Any]] = dict.fromkeys(BibtexDomain.roles, CarefulCiteRole())

    backend = CarefulBackend()

    _listed: Mapping[BibliographyKey, Sequence[_Formatted]]
    _asked: list[Citation] | None = None
    _by_key: dict[str, list[Citation]] | None = None

    def resolve_xref(  # type: ignore[override]
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.Element:
        """Return the citation; as typed if no source is printed, or one lacks what it prints."""
        self._asked = self._printed(target, fromdocname)
        self._warn_of_missing(target, node)
        try:
            with _silence("key_not_found"):
                found = super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)
        except FieldIsMissing as error:
            return _as_typed(target, error, node)
        else:
            return found if self._asked else unread(target)
        finally:
            self._asked = None

    @property
    def citations(self) -> list[Citation]:
        """The entries of all lists; while a citation is resolved, its own in their order.

        Bibtex cites in the order of the list, and looks through all of it for every citation.
        """
        everything: list[Citation] = self.data["citations"]
        return everything if self._asked is None else self._asked

    def _printed(self, target: str, docname: str) -> list[Citation]:
        """Return where the sources of *target* are printed: on the page if they are."""
        if self._by_key is None:
            self._by_key = {}
            for citation in self.data["citations"]:
                if self.bibliographies[citation.bibliography_key].list_ == "citation":
                    self._by_key.setdefault(citation.key, []).append(citation)
        found = (self._by_key.get(wanted.key, []) for wanted in parse_targets(target))
        return [_nearest(citations, docname) for citations in found if citations]

    def env_updated(self) -> list[str]:
        """Fill the bibliographies, in an order that does not tell which page was read last.

        Bibtex links to the last list that has a source; that is now the one to which ours link.
        """
        lists = self.bibliographies.items()
        ordered = sorted(lists, key=lambda item: (item[0].docname, item[1].line))
        self.data["bibliographies"] = {key: self._in_known_style(key, it) for key, it in ordered}
        self._listed, self._by_key = {}, None
        # Labels in two lists would be in doubt; our lists have none, and share the anchors.
        doubles = ("duplicate_citation", "duplicate_local_citation") if self._is_all_ours() else ()
        with _silence(*doubles):
            super().env_updated()
        self._listed = {}
        # Sorting keeps the order of sources within each list.
        self.data["citations"] = sorted(self.citations, key=list_order(self), reverse=True)
        return []

    def _in_known_style(
        self, key: BibliographyKey, bibliography: BibliographyValue
    ) -> BibliographyValue:
        """Return *bibliography* in the style of the book, if nobody knows its own."""
        name, usual = bibliography.style, self.env.config.bibtex_default_style
        if has_style(name):
            return bibliography
        hint = suggest(name, (*our_styles(self.env.config), *STYLES_OF_BIBTEX))
        message = (
            f"bibliography: there is no style ‘{name}’, the list is printed in ‘{usual}’"
            f"{hint or '; leave out the option ‘style’'}"
        )
        warn(Trouble.STYLE, message, (key.docname, bibliography.line))
        return bibliography._replace(style=usual)

    def _warn_of_missing(self, target: str, node: pending_xref) -> None:
        printed = {citation.key for citation in self.citations}
        for key in [wanted.key for wanted in parse_targets(target)]:
            if key in printed:
                continue
            if key not in entries_of(self.env):
                warn_of_missing(self.env, key, node)
                continue
            message = (
                f"no bibliography prints ‘{key}’, to which {{cite:{node['reftype']}}} would"
                " link; add {bibliography}, or let its filter pass"
            )
            warn(Trouble.KEY, message, node)

    def _is_all_ours(self) -> bool:
        ours = our_styles(self.env.config)
        return all(value.style in ours for value in self.bibliographies.values())

    def get_formatted_entries(
        self,
        bibliography_key: BibliographyKey,
        docnames: list[str],
        tooltips: bool,  # noqa: FBT001 (bibtex declares it so)
        tooltips_style: str,
    ) -> Iterable[_Formatted]:
        """Return the entries of a bibliography, their labels told apart over all bibliographies.

        Bibtex gives letters in each list for itself, and warns where two lists have one label.
        """
        if not self._listed:
            self._listed = {
                key: list(super(IndexedBibtexDomain, self).get_formatted_entries(
                    key, docnames, tooltips, tooltips_style
                ))
                for key in self.bibliographies
            }  # fmt: skip
            _tell_labels_apart(self._listed, self.bibliographies)
        return self._listed[bibliography_key]

    def get_filtered_entries(
        self, bibliography_key: BibliographyKey
    ) -> Iterator[tuple[str, Entry]]:
        """Yield the entries that the filter of a bibliography lets through, as bibtex does."""
        bibliography = self.bibliographies[bibliography_key]
        citing = self._citing_pages()
        is_told = False
        for entry in self.get_entries(bibliography.bibfiles):
            key = bibliography.keyprefix + entry.key
            pages = citing.get(key, set())
            visitor = _FilterVisitor(entry, bibliography_key.docname, pages)  # type: ignore[no-untyped-call]
            try:
                is_wanted = visitor.visit(bibliography.filter_)
            except (ValueError, TypeError, re.error) as error:
                message = f"cannot use the filter ({error}); the sources cited are listed instead"
                if not is_told:  # once for a list, not for each of its sources
                    warn(Trouble.FILTER, message, (bibliography_key.docname, bibliography.line))
                is_told = True
                is_wanted = bool(pages)
            if is_wanted or entry.key in bibliography.keys:
                yield key, entry

    def _citing_pages(self) -> dict[str, set[str]]:
        pages: dict[str, set[str]] = {}
        for reference in self.citation_refs:
            for target in reference.targets:
                pages.setdefault(target.key, set()).add(reference.docname)
        return pages


@contextmanager
def _silence(*subtypes: str) -> Iterator[None]:
    """Keep bibtex from giving warnings of these *subtypes*."""

    def is_other(record: logging.LogRecord) -> bool:
        return getattr(record, "subtype", "") not in subtypes

    logger = logging.getLogger("sphinx.sphinxcontrib.bibtex.domain")
    logger.addFilter(is_other)
    try:
        yield
    finally:
        logger.removeFilter(is_other)


def _nearest(citations: Sequence[Citation], docname: str) -> Citation:
    """Return the last of *citations*, on the page *docname* if it has one."""
    local = [found for found in citations if found.bibliography_key.docname == docname]
    return (local or citations)[-1]


def _tell_labels_apart(
    listed: Mapping[BibliographyKey, Sequence[_Formatted]],
    bibliographies: Mapping[BibliographyKey, BibliographyValue],
) -> None:
    found: list[tuple[FormattedEntry, str, Label]] = []
    for key, entries in listed.items():
        for _entry, formatted, _tooltip in entries:
            label = getattr(formatted, "citenotes_label", None)
            if label:
                found.append((formatted, bibliographies[key].labelprefix, label))
    told = tell_apart((formatted.key, label) for formatted, _prefix, label in found)
    for formatted, prefix, _label in found:
        formatted.citenotes_label = told[formatted.key]
        formatted.label = f"{prefix}{told[formatted.key]}"


def _as_typed(
    text: str, error: FieldIsMissing, location: nodes.Node | tuple[str, int] | str
) -> nodes.inline:
    message = f"cannot print ‘{text}’ ({error}); add the field, or cite with {{cite:note}}"
    warn(Trouble.SOURCE, message, location)
    return unread(text)
