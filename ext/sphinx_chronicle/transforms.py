"""Fill the placeholders while a document is being written."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_authoring.guard import guard

from .config import locale_of
from .diagnostics import Trouble, hint_for, suggest, warn
from .env import DOMAIN, chronicle_domain
from .indexing import index_entry
from .model.holders import answer_holder, holders_at, titled_name
from .model.names import NameForm
from .nodes import block_of, chronicle_view, entity_card, entity_slot
from .other_books import meant_by
from .render.cards import render_card
from .render.holders import render_holders
from .views import VIEWS
from .views.view import ANY_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model.chronicle import Chronicle
    from .model.entity import Entity
    from .model.selection import ViewRequest

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
            if xref.get("chronicle_when"):
                self._fill_day(xref)
            if xref.get("refdomain") == DOMAIN and not xref.get("chronicle_linked", True):
                self._unlink(xref)

    def _fill_card(self, placeholder: entity_card) -> None:
        entity = self.chronicle.stated_at(placeholder["docname"], placeholder["anchor"])
        found: list[nodes.Node] = []
        with guard(DOMAIN, f"the card of {entity.ref.objtype} ‘{entity.ref.id}’", placeholder):
            found = render_card(chronicle_domain(self.env).card(entity), placeholder)
        anchor = nodes.target("", "", ids=placeholder["ids"])
        placeholder.parent.replace(placeholder, found or [anchor, *_as_written(placeholder)])

    def _fill_view(self, placeholder: chronicle_view) -> None:
        request = placeholder["request"]
        view = _VIEWS[request.view]
        self._warn_of_missing(request, placeholder)
        found: list[nodes.Node] | None = None
        with guard(DOMAIN, f"the view ‘{view.name}’", placeholder):
            found = view.render(view.compose(self.chronicle, request, self.locale), placeholder)
        if found is None:
            found = _as_written(placeholder)
        if placeholder["ids"]:  # of a label before the directive, or of its own
            found.insert(0, nodes.target("", "", ids=placeholder["ids"]))
        placeholder.parent.replace(placeholder, found)

    def _warn_of_missing(self, request: ViewRequest, placeholder: chronicle_view) -> None:
        """Tell of what a view is to be filtered by and the book does not have."""
        happening = self.chronicle.happening
        for option, objtypes, target in _targets(request):
            find = self.chronicle.find
            known = find(target, objtypes) or ("event" in objtypes and find(target, happening))
            if not known:
                kind = objtypes[0] if objtypes else "event"
                hint = hint_for(kind, target, self.chronicle)
                meant = kind if objtypes or option == "part-of" else "entity"
                message = f"option ‘{option}’: no {meant} ‘{target}’ in the book{hint}"
                warn(Trouble.VIEW, f"{request.view}: {message}", placeholder)
        self._warn_of_mistyped_tags(request, placeholder)

    def _warn_of_mistyped_tags(self, request: ViewRequest, placeholder: chronicle_view) -> None:
        """Tell of a tag that nothing has, if another is near; else it may be one to come."""
        known = self.chronicle.tags
        for tag in request.selection.tags:
            near = () if tag in known else get_close_matches(tag, sorted(known), n=1)
            for other in near:
                message = f"option ‘tags’: no entry of the book has the tag ‘{tag}’{suggest(other)}"
                warn(Trouble.VIEW, f"{request.view}: {message}", placeholder)

    def _set_anchor(self, xref: addnodes.pending_xref) -> None:
        anchor = xref.attributes.pop("chronicle_mention")
        if not xref.attributes.pop("chronicle_titled") and meant_by(self.env, xref):
            parent = xref.parent
            parent.insert(parent.index(xref), nodes.target("", "", ids=[anchor]))

    def _fill_day(self, xref: addnodes.pending_xref) -> None:
        """Name the holder of an office; tell of a day for which nothing is known."""
        entity = _mentioned(xref, self.chronicle)
        if entity is None:
            return
        form, when = NameForm(xref["chronicle_form"]), xref["chronicle_when"]
        asked = entity, when, form, self.chronicle, self.locale
        if entity.ref.objtype == "office":
            answer = answer_holder(*asked)
            trouble = answer.trouble
            xref.parent.replace(xref, render_holders(xref, answer, self.locale))
            # If it stays, it is a common link to the office, whose words are there.
            xref["chronicle_when"], xref["chronicle_linked"] = "", True
        else:
            _name, trouble = titled_name(*asked)
        if trouble:
            warn(Trouble.HOLDER, trouble, xref)

    def _unlink(self, xref: addnodes.pending_xref) -> None:
        """Replace a reference by its words alone; an unknown entity is left to be warned of."""
        entity = _mentioned(xref, self.chronicle)
        if entity is None:
            return
        shown = next(xref.findall(nodes.inline))
        if not xref["refexplicit"]:
            form = NameForm(xref["chronicle_form"])
            name = chronicle_domain(self.env).named(entity, form, xref.get("chronicle_when", ""))
            shown = nodes.inline(name, name, classes=shown["classes"])
        xref.parent.replace(xref, shown)


def _as_written(placeholder: nodes.Element) -> list[nodes.Node]:
    """Return what the author wrote in a card or view, to be shown where that itself fails."""
    return [child for child in placeholder.children if not isinstance(child, entity_slot)]


def _targets(request: ViewRequest) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield the entities that a view is asked about: option, types that may be meant, id."""
    yield from request.selection.targets()
    for option in _VIEWS[request.view].settings:
        if option.to:
            objtypes = () if option.to == ANY_TYPE else option.to
            for target in request.setting(option.name, tuple) or ():
                yield option.name, objtypes, target


def _mentioned(xref: addnodes.pending_xref, chronicle: Chronicle) -> Entity | None:
    objtypes = (xref["reftype"],) if xref.get("refdomain") == DOMAIN else ()
    return chronicle.find(xref["reftarget"], objtypes)


class KeepProse(SphinxPostTransform):
    """Leave to translators what authors wrote, without what cards and views add to it."""

    default_priority = FillPlaceholders.default_priority - 1  # before cards and views are there
    builders = ("gettext",)

    def run(self, **_kwargs: Any) -> None:
        """Replace each card by its prose and each view by its author's words, if it has any."""
        for card in list(self.document.findall(entity_card)):
            card.parent.replace(card, card.children)
        for slot in list(self.document.findall(entity_slot)):
            slot.parent.replace(slot, slot.children)
        for view in list(self.document.findall(chronicle_view)):
            view.parent.replace(view, view.children)


class IndexMentions(SphinxPostTransform):
    """Mark cards and mentions for the indices of LaTeX and Texinfo, which number pages themselves.

    The other builders take the general index from the environment, and an ``index`` node in a
    page of HTML would spoil the search after an incremental build.
    """

    default_priority = FillPlaceholders.default_priority - 1  # before it pops the anchors
    formats = ("latex", "texinfo")

    def run(self, **_kwargs: Any) -> None:
        """Set an index node before each card and each mention that has an anchor."""
        if not self.config.chronicle_index_mentions:
            return
        chronicle = chronicle_domain(self.env).chronicle
        for card in list(self.document.findall(entity_card)):
            entity = chronicle.stated_at(card["docname"], card["anchor"])
            entry = index_entry(entity, chronicle, entity.anchor, main=True)
            _set_before(card, addnodes.index(entries=[entry]))
        for xref in list(self.document.findall(addnodes.pending_xref)):
            mentioned = meant_by(self.env, xref) if "chronicle_mention" in xref else None
            if mentioned is not None:
                entries = [
                    index_entry(entity, chronicle, xref["chronicle_mention"])
                    for entity in (mentioned, *_holders(mentioned, xref, chronicle))
                ]
                self._mark(xref, addnodes.index(entries=entries, inline=True))

    def _mark(self, xref: addnodes.pending_xref, index: addnodes.index) -> None:
        """Set *index* at *xref*, but never into what is moved to a table of contents."""
        if not xref["chronicle_titled"]:
            _set_before(xref, index)
            return
        title = block_of(xref)
        if isinstance(title.parent, nodes.section):
            title.parent.insert(title.parent.index(title) + 1, index)
        else:
            _set_before(title.parent, index)


def _holders(office: Entity, xref: addnodes.pending_xref, chronicle: Chronicle) -> Iterator[Entity]:
    """Yield those whom a link to *office* names for its day."""
    if office.ref.objtype == "office" and xref.get("chronicle_when"):
        for person in holders_at(office.ref, xref["chronicle_when"], chronicle):
            yield chronicle.entities[person]


def _set_before(node: nodes.Element, other: nodes.Element) -> None:
    node.parent.insert(node.parent.index(node), other)
