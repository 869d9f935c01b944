"""Collect the mentions of entities from a document that has just been read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..env import DOMAIN, register_of
from ..model.entity import Mention, Ref, Spot
from ..model.names import NameForm
from ..nodes import block_of, entity_card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

# A link that does not say which type it means: Sphinx's {any} and MyST's [words](#id).
_UNTYPED = {"any", "myst"}
# LaTeX breaks on anchors in what it moves to the contents, and titles carry an id already.
_ANCHORED = (nodes.title, nodes.caption)

_ASIDE = (nodes.title, nodes.caption, nodes.rubric, nodes.footnote, entity_card)


def file_mentions(app: Sphinx, document: nodes.document) -> None:
    """File the mentions in *document*, when everything in it has been read.

    A domain's ``process_doc`` would come too early (priority 850): MyST makes references of its
    links to ids at 879.
    """
    docname = app.env.docname
    if app.config.chronicle_first_mention == "full":
        name_first_mentions(document)
    mentions = collect_mentions(docname, document)
    if mentions:
        register_of(app.env).note_mentions(docname, mentions)
    targets = {xref["reftarget"] for xref in document.findall(addnodes.pending_xref)}
    if targets:
        register_of(app.env).note_targets(docname, sorted(targets))


def name_first_mentions(document: nodes.document) -> None:
    """Let the first role on the page that shows an entity's short name show the full one.

    Titles, captions, notes and entries keep the short name, and a name given by hand or in
    another form is no first mention either: the author has said what she wants.
    """
    met: set[tuple[str, str]] = set()
    for xref in _entity_links(document):
        entity = xref.get("reftype", ""), xref["reftarget"]
        plain = xref.get("chronicle_form") == NameForm.SHORT and not xref.get("refexplicit")
        if not plain or entity in met or xref.get("chronicle_when"):
            continue
        if _enclosing(xref, _ASIDE) is None:
            met.add(entity)
            xref["chronicle_form"] = NameForm.WHOLE.value


def collect_mentions(docname: str, document: nodes.document) -> list[Mention]:
    """Return the mentions in *document* in the order of its text.

    The first mention of an entity in each paragraph gets an anchor for the general index. The
    node keeps the anchor's id (``chronicle_mention``) until the writing phase sets it there. In
    titles and captions the anchor is that of the section or figure (``chronicle_titled``).
    """
    finder = SpotFinder(docname, document)
    seen: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    mentions = []
    for serial, xref in enumerate(_entity_links(document), start=1):
        objtype = xref["reftype"] if xref.get("refdomain") == DOMAIN else ""
        block = block_of(xref)
        when = xref.get("chronicle_when", "")
        types = seen[id(block), xref["reftarget"], when]
        anchor = ""
        # A link that names no type is taken to mean what others in its paragraph mean.
        if not types or (objtype and types.isdisjoint({objtype, ""})):
            titled = isinstance(block, _ANCHORED) and bool(block.parent["ids"])
            own = f"mention-{nodes.make_id(docname)}-{serial}"
            anchor = block.parent["ids"][0] if titled else own
            xref["chronicle_mention"] = anchor
            xref["chronicle_titled"] = titled
        types.add(objtype)
        mentions.append(
            Mention(
                objtype=objtype,
                id=_target(xref),
                anchor=anchor,
                spot=finder.find(xref),
                when=when,
            )
        )
    return mentions


def _target(xref: addnodes.pending_xref) -> str:
    """Return the id that *xref* asks for; of another book, where intersphinx's role names one."""
    book = xref.get("inventory")
    return f"{book}:{xref['reftarget']}" if book else str(xref["reftarget"])


class SpotFinder:
    """Finds the section or entry of a page that a node is read in; one record for each."""

    def __init__(self, docname: str, document: nodes.document) -> None:
        self._docname = docname
        self._document = document
        self._callers = _note_callers(document)
        self._spots: dict[nodes.Element, Spot] = {}

    def find(self, node: nodes.Element) -> Spot:
        """Return where a reader is sent who looks for *node*."""
        home = _home(node, self._callers, self._document)
        if home not in self._spots:
            self._spots[home] = _spot(self._docname, home, self._document)
        return self._spots[home]


def _entity_links(document: nodes.document) -> Iterator[addnodes.pending_xref]:
    for xref in document.findall(addnodes.pending_xref):
        ours = leads_to_entity(xref)
        # What a substitution stands for is read where it is used.
        if ours and _enclosing(xref, (nodes.substitution_definition,)) is None:
            yield xref


def leads_to_entity(node: nodes.Element) -> bool:
    """Tell whether *node* is a link that may lead to an entity; MyST's links to pages do not."""
    domain = node.get("refdomain")
    return domain == DOMAIN or (node.get("reftype") in _UNTYPED and domain != "doc")


def _note_callers(document: nodes.document) -> dict[str, nodes.Element]:
    """Return the first reference to each footnote, by the footnote's id."""
    callers: dict[str, nodes.Element] = {}
    for reference in document.findall(nodes.footnote_reference):
        callers.setdefault(reference.get("refid", ""), reference)
    return callers


def _enclosing(node: nodes.Element, kinds: tuple[type[nodes.Element], ...]) -> nodes.Element | None:
    parent = node.parent
    while parent is not None and not isinstance(parent, kinds):
        parent = parent.parent
    return parent


def _home(
    node: nodes.Element, callers: dict[str, nodes.Element], document: nodes.document
) -> nodes.Element:
    """Return the card or section that *node* is read in; for a note, where its mark stands."""
    note = _enclosing(node, (nodes.footnote,))
    if note is not None:
        caller = next((callers[ref] for ref in note["ids"] if ref in callers), None)
        if caller is not None and _enclosing(caller, (nodes.footnote,)) is None:
            node = caller
    return _enclosing(node, (entity_card, nodes.section)) or document


def _spot(docname: str, home: nodes.Element, document: nodes.document) -> Spot:
    """Return what to call *home* and where to send the reader; the page itself has no anchor."""
    if isinstance(home, entity_card):
        card = Ref(home["objtype"], home["entity_id"])
        return Spot(docname=docname, anchor=home["anchor"], card=card)
    if home is document or home.parent is document:
        return Spot(docname=docname)
    title = next((child.astext() for child in home.children if isinstance(child, nodes.title)), "")
    return Spot(docname=docname, anchor=home["ids"][0] if home["ids"] else "", title=title)
