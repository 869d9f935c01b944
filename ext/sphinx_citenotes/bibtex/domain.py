"""What bibtex’s roles and domains do, done better."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from pybtex.style.template import FieldIsMissing
from sphinx.errors import NoUri
from sphinxcontrib.bibtex.domain import BibtexDomain, _FilterVisitor
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain
from sphinxcontrib.bibtex.foot_roles import FootCiteRole
from sphinxcontrib.bibtex.roles import CiteRole
from sphinxcontrib.bibtex.style.referencing import format_references
from sphinxcontrib.bibtex.style.template import FootReferenceInfo
from sphinxcontrib.bibtex.transforms import node_text_transform

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
from .core import as_role, free_name, parse_targets, unread
from .files import entries_of, warn_of_missing
from .foreign import AnyStyle, as_bibtex
from .lists import list_order
from .reading import read_targets
from .styles import STYLES_OF_BIBTEX, has_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence

    from pybtex.database import Entry
    from pybtex.style import FormattedEntry
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.directives import BibliographyKey, BibliographyValue
    from sphinxcontrib.bibtex.domain import Citation

    from ..model.labels import Label

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
    """Bibtex's own role, read anew: its footnotes read like ours, and each source has its own.

    Bibtex names a footnote after the key, in Latin letters, so that keys in others share one.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark of the footnote; what nobody can print stands as typed."""
        location = self.get_location()
        keys = self._keys(location)
        style = self._style()
        found = [entries_of(self.env).get(key) for key in keys]
        references = [self._reference(entry, style) for entry in found if entry is not None]
        for key, entry in zip(keys, found, strict=True):
            if entry is None:
                warn_of_missing(self.env, key, location)
        if not references:
            return [unread(self.text)], []
        domain = cast("BibtexFootDomain", self.env.get_domain("footcite"))
        role = self.name.partition(":")[2] or "p"
        try:
            text = format_references(domain.reference_style, role, references)
            return text.render(IndexedBibtexDomain.backend), []
        except Exception as error:  # noqa: BLE001 (whatever a style raises)
            return [_as_typed(self.text, error, location)], []

    def _keys(self, location: str) -> list[str]:
        try:
            targets = parse_targets(self.text)
        except ValueError:
            return [key.strip() for key in self.text.split(",")]
        if any(target.prefix or target.locator for target in targets):
            mend = as_role(self.env, "cite:note", self.text)
            message = f"{{{self.name}}} prints neither words nor places; write ‘{mend}’"
            warn(Trouble.TARGET, message, location)
        return [target.key for target in targets]

    def _reference(
        self, entry: Entry, style: AnyStyle
    ) -> tuple[Entry, FormattedEntry, FootReferenceInfo]:
        kept = self._kept()
        names: dict[str, str] = kept.setdefault("bibtex_footcite_names", {})
        cited: set[str] = kept.setdefault("bibtex_foot_new_refs", set())
        formatted = style.format_entry("", entry)
        if entry.key not in cited | kept.setdefault("bibtex_foot_old_refs", set()):
            names[entry.key] = name = self._free_name(entry.key)
            footnote = nodes.footnote("", self._note(entry, formatted), auto=1, names=[name])
            self.inliner.document.note_autofootnote(footnote)
            self.inliner.document.note_explicit_target(footnote, footnote)
            node_text_transform(footnote)
            kept.setdefault("bibtex_foot_bibliography", nodes.container()).append(footnote)
            cited.add(entry.key)
        info = FootReferenceInfo(
            key=entry.key, refname=names[entry.key], document=self.inliner.document
        )
        return as_bibtex(entry), formatted, info

    def _style(self) -> AnyStyle:
        """Return the style of the footnotes, which pybtex takes long to find, once for a page."""
        kept = self._kept()
        if "citenotes_foot_style" not in kept:
            name = self.config.bibtex_default_style
            kept["citenotes_foot_style"] = AnyStyle(name, self.config)
        return cast("AnyStyle", kept["citenotes_foot_style"])

    def _kept(self) -> MutableMapping[str, Any]:
        """Return what bibtex keeps for as long as it reads the page."""
        return cast("MutableMapping[str, Any]", self.env.temp_data)

    def _free_name(self, key: str) -> str:
        count = self._kept().get("bibtex_footbibliography_count", 0) + 1
        template = self.config.bibtex_footcite_id or "footcite-{key}"
        wanted = nodes.make_id(template.format(footbibliography_count=count, key=key))
        return free_name(self.inliner.document.nameids, wanted)

    def _note(self, entry: Entry, formatted: FormattedEntry) -> nodes.paragraph:
        style = our_styles(self.config).get(self.config.bibtex_default_style)
        text = formatted.text
        if style:
            source, _problems = read_source(entry.key, entry, parents_of(entry))
            words = [careful(style).note(source, NOWHERE)]
            text = compose_note([NoteCitation(key=entry.key)], words, style=style)
        return nodes.paragraph("", "", *text.render(IndexedBibtexDomain.backend))


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
        except NoUri:  # the builder leaves out the page of the bibliography; Sphinx knows
            raise
        except Exception as error:  # noqa: BLE001 (whatever a style raises)
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
                key: list(self._format(key, docnames, tooltips_style if tooltips else None))
                for key in self.bibliographies
            }
            _tell_labels_apart(self._listed, self.bibliographies)
        return self._listed[bibliography_key]

    def _format(
        self, key: BibliographyKey, docnames: list[str], tooltips_style: str | None
    ) -> Iterator[_Formatted]:
        bibliography = self.bibliographies[key]
        entries = dict(self.get_sorted_entries(key, docnames))
        style = AnyStyle(bibliography.style, self.env.config)
        tips = AnyStyle(tooltips_style, self.env.config) if tooltips_style else style
        for label, entry in style.in_order(list(entries.values())):
            name = f"{bibliography.labelprefix}{label}"
            tip = tips.format_entry(name, entry) if tooltips_style is not None else None
            # What cites the entry, in a style of bibtex's own, looks into its fields.
            yield as_bibtex(entry), style.format_entry(name, entry), tip

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
    text: str, error: Exception, location: nodes.Node | tuple[str, int] | str
) -> nodes.inline:
    is_missing = isinstance(error, FieldIsMissing)
    why = str(error) if is_missing else f"{type(error).__name__}: {error}"
    mend = "add the field" if is_missing else "correct its entry"
    warn(
        Trouble.SOURCE,
        f"cannot print ‘{text}’ ({why}); {mend}, or cite with {{cite:note}}",
        location,
    )
    return unread(text)
