"""The bibliographies: what each prints, in which order, under which anchors."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes

from ..careful import careful
from ..config import our_styles
from .core import Spot, bibtex_domain, free_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain, Citation

    from ..model.style import Style


def pages_with_lists(env: BuildEnvironment) -> set[str]:
    """Return the pages that have a bibliography."""
    return {key.docname for key in bibtex_domain(env).bibliographies}


def spots_of(env: BuildEnvironment) -> dict[str, Spot]:
    """Return where each source is printed: in the longest bibliography that has it."""
    spots: dict[str, Spot] = {}
    for citation in _citations_in_order(env):
        spot = Spot(
            docname=citation.bibliography_key.docname,
            anchor=citation.citation_id,
            label=citation.formatted_entry.label,
            tooltip=str(citation.tooltip_entry.text) if citation.tooltip_entry else "",
        )
        spots.setdefault(citation.entry.key, spot)
    return spots


def printed_keys(env: BuildEnvironment) -> dict[tuple[str, str], str]:
    """Return the key of each source by the page and the anchor where a bibliography prints it."""
    return {
        (citation.bibliography_key.docname, citation.citation_id): citation.entry.key
        for citation in bibtex_domain(env).citations
    }


def printed_bibliographies(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return what the bibliographies of each page print, one string for each source."""
    printed = {key.docname: list[str]() for key in bibtex_domain(env).bibliographies}
    for citation in _citations_in_order(env):
        entry = citation.formatted_entry
        line = f"{citation.citation_id} {entry.label} {entry.text!r}"
        printed[citation.bibliography_key.docname].append(line)
    return printed


def _citations_in_order(env: BuildEnvironment) -> Iterator[Citation]:
    domain = bibtex_domain(env)
    return iter(sorted(domain.citations, key=list_order(domain)))


def list_order(domain: BibtexDomain) -> Callable[[Citation], tuple[bool, int, str, int]]:
    """Return the key that sorts citations by their bibliography: first the one to link to.

    A list of citations comes before bulleted and numbered lists, as for bibtex's own links, and
    the bibliography of the book before a page's further reading. Then page and line, since the
    order of reading differs between serial and parallel builds.
    """
    lengths = Counter(citation.bibliography_key for citation in domain.citations)

    def order(citation: Citation) -> tuple[bool, int, str, int]:
        key = citation.bibliography_key
        value = domain.bibliographies[key]
        return value.list_ != "citation", -lengths[key], key.docname, value.line

    return order


def name_entries(env: BuildEnvironment, document: nodes.document) -> None:
    """Give each source in the bibliographies of the page being read an anchor from its key.

    Bibtex numbers them, so that a link to one would break when another source is added. Each list
    has an entry for every source until it is known which are printed, so all lists of a page share
    the anchors. An author who sets ``bibtex_cite_id`` keeps that.
    """
    if env.config.bibtex_cite_id:
        return
    anchors: dict[str, str] = {}
    values = [
        v for key, v in bibtex_domain(env).bibliographies.items() if key.docname == env.docname
    ]
    for value in values:
        for key, node in value.citation_nodes.items():
            for old in node["ids"]:
                document.ids.pop(old, None)
            if key not in anchors:
                anchors[key] = free_name(document.ids, f"source-{nodes.make_id(key) or 'entry'}")
                document.ids[anchors[key]] = node
            node["ids"] = [anchors[key]]


def our_lists(env: BuildEnvironment) -> dict[tuple[str, str], Style]:
    """Return the style of every bibliography in a style of ours, by its page and anchor."""
    ours = our_styles(env.config)
    return {
        (key.docname, key.id_): careful(ours[value.style])
        for key, value in bibtex_domain(env).bibliographies.items()
        if value.style in ours
    }
