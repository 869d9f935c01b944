"""Fill the placeholders while a document is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .config import locale_of
from .env import DOMAIN, chronicle_domain
from .indexing import index_entry
from .model.cards import compose_card
from .model.entity import Entity, Ref
from .model.names import NameForm
from .nodes import chronicle_view, entity_card
from .render.cards import render_card
from .views import VIEWS

if TYPE_CHECKING:
    from .model.chronicle import Chronicle

_VIEWS = {view.name: view for view in VIEWS}


class FillPlaceholders(SphinxPostTransform):
    """Put cards, views and anchors of mentions in their places.

    Runs before references are resolved (MyST's at 9, Sphinx's at 10): what it puts in has some.
    """

    default_priority = 5

    def run(self, **_kwargs: Any) -> None:
        """Replace every placeholder of the document."""
        self.chronicle: Chronicle = chronicle_domain(self.env).chronicle
        self.locale = locale_of(self.config)
        for card in list(self.document.findall(entity_card)):
            self._fill_card(card)
        for view in list(self.document.findall(chronicle_view)):
            self._fill_view(view)
        for xref in list(self.document.findall(addnodes.pending_xref)):
            if "chronicle_mention" in xref:
                self._set_anchor(xref)
            if xref.get("refdomain") == DOMAIN and not xref.get("chronicle_linked", True):
                self._unlink(xref)

    def _fill_card(self, placeholder: entity_card) -> None:
        entity = self._stated_by(placeholder)
        card = compose_card(entity, self.chronicle, self.locale)
        placeholder.parent.replace(placeholder, render_card(card, placeholder))

    def _stated_by(self, placeholder: entity_card) -> Entity:
        """Return the entity of this very directive, also where another has taken its id."""
        ref = Ref(placeholder["objtype"], placeholder["entity_id"])
        entity = self.chronicle.entities[ref]
        home = (placeholder["docname"], placeholder["anchor"])
        if (entity.docname, entity.anchor) == home:
            return entity
        return next(
            duplicate.dropped
            for duplicate in self.chronicle.duplicates
            if duplicate.dropped.ref == ref
            and (duplicate.dropped.docname, duplicate.dropped.anchor) == home
        )

    def _fill_view(self, placeholder: chronicle_view) -> None:
        request = placeholder["request"]
        view = _VIEWS[request.view]
        record = view.compose(self.chronicle, request, self.locale)
        found = view.render(record, placeholder["docname"])
        placeholder.parent.replace(placeholder, found)

    def _set_anchor(self, xref: addnodes.pending_xref) -> None:
        anchor = xref.attributes.pop("chronicle_mention")
        if self._mentioned(xref) is not None:
            parent = xref.parent
            parent.insert(parent.index(xref), nodes.target("", "", ids=[anchor]))

    def _mentioned(self, xref: addnodes.pending_xref) -> Entity | None:
        objtypes = (xref["reftype"],) if xref.get("refdomain") == DOMAIN else ()
        return self.chronicle.find(xref["reftarget"], objtypes)

    def _unlink(self, xref: addnodes.pending_xref) -> None:
        """Replace a reference by its words alone; an unknown entity is left to be warned of."""
        entity = self._mentioned(xref)
        if entity is None:
            return
        shown = next(xref.findall(nodes.inline))
        if not xref["refexplicit"]:
            form = NameForm(xref["chronicle_form"])
            name = chronicle_domain(self.env).named(entity, form)
            shown = nodes.inline(name, name, classes=shown["classes"])
        xref.parent.replace(xref, shown)


class IndexMentions(SphinxPostTransform):
    """Mark the mentions for the indices of LaTeX and Texinfo, which number pages themselves.

    The other builders take the general index from the environment, and an ``index`` node in a
    page of HTML would spoil the search after an incremental build.
    """

    default_priority = FillPlaceholders.default_priority - 1  # before it pops the anchors
    formats = ("latex", "texinfo")

    def run(self, **_kwargs: Any) -> None:
        """Set an index node before each mention that has an anchor."""
        if not self.config.chronicle_index_mentions:
            return
        domain = chronicle_domain(self.env)
        for xref in list(self.document.findall(addnodes.pending_xref)):
            if "chronicle_mention" not in xref:
                continue
            objtypes = (xref["reftype"],) if xref.get("refdomain") == DOMAIN else ()
            entity = domain.chronicle.find(xref["reftarget"], objtypes)
            if entity is not None:
                entry = index_entry(entity, domain.chronicle, xref["chronicle_mention"])
                parent = xref.parent
                parent.insert(parent.index(xref), addnodes.index(entries=[entry], inline=True))
