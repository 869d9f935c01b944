"""The ``chronicle`` domain: objects, links, and the Chronicle that everything asks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation
from sphinx.util.nodes import make_refnode

from sphinx_authoring.guard import guard

from .config import linking_of, locale_of
from .env import DOMAIN, book_order, filings_in, linked_inventories, register_of
from .indices import ChronologyIndex, PeopleIndex, in_words, type_indices
from .model.cards import compose_card
from .model.chronicle import Chronicle, link
from .model.holders import answer_holder, shown_on
from .model.inventory import OtherBooks, told_of
from .model.names import NameForm, full_name
from .parse.directives import entity_directive
from .parse.roles import DateRole, EntityRole, HolderRole
from .render.links import SPOT
from .titles import name_headings, page_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_authoring.written_pages import WrittenPages

    from .missing import MissingInData
    from .model.cards import Card
    from .model.entity import Entity
    from .model.holders import Answer
    from .model.types import EntityType
    from .searching import ExactIndex

_ = get_translation("sphinx_chronicle")

_NOT_SEARCHED = -1  # Sphinx’s word for what the search passes over


class ChronicleDomain(Domain):
    """People, events, places and all other entities of one book."""

    name = DOMAIN
    label = "Chronicle"
    types: ClassVar[tuple[EntityType, ...]] = ()
    indices = [PeopleIndex, ChronologyIndex]  # noqa: RUF012 (Sphinx declares it so)
    initial_data: ClassVar[dict[str, Any]] = {"filings": {}, "indexed": {}}
    data_version = 4
    written: WrittenPages | None = None
    """What the output folder of this build shows; known when all is read."""
    search_index: ExactIndex | None = None
    """What this build writes its search index with."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.missing_in_data: dict[MissingInData, list[tuple[str, int]]] = {}
        self._forget()

    def _forget(self) -> None:
        """Drop what was made of the Register, which is about to change or has changed."""
        self._chronicle: Chronicle | None = None
        self._cards: dict[tuple[str, str], Card] = {}
        self._names: dict[tuple[str, str, NameForm, str], str] = {}
        self._other_books: OtherBooks | None = None

    @property
    def chronicle(self) -> Chronicle:
        """The Chronicle of all that has been read; linked anew after something was read."""
        if self._chronicle is None:
            chronicle = self._link_all()
            headings = name_headings(self.env, chronicle)
            titles = page_titles(self.env)
            self._chronicle = replace(chronicle, titles=titles, headings=headings)
        return self._chronicle

    def _link_all(self) -> Chronicle:
        link_facts = partial(
            link,
            register_of(self.env),
            self.types,
            book_order=book_order(self.env),
            language=self.env.config.language or "",
        )
        linking = linking_of(self.env.config)
        if linking.scope:
            with guard(DOMAIN, "chronicle_autolink"):
                return link_facts(linking=linking)
        return link_facts()

    @property
    def other_books(self) -> OtherBooks:
        """What the books define that ``intersphinx_mapping`` links to this one."""
        if self._other_books is None:
            self._other_books = OtherBooks(linked_inventories(self.env), self.types, DOMAIN)
        return self._other_books

    def relink(self) -> Chronicle:
        """Return the Chronicle linked anew."""
        self._forget()
        return self.chronicle

    def card(self, entity: Entity) -> Card:
        """Return the card of *entity*, composed once and shown as often as need be."""
        key = entity.docname, entity.anchor
        if key not in self._cards:
            locale = locale_of(self.env.config)
            self._cards[key] = compose_card(entity, self.chronicle, locale)
        return self._cards[key]

    def named(self, entity: Entity, form: NameForm, when: str = "") -> str:
        """Return the name of *entity* in *form*, with its dates in the book's language.

        With *when*, a day or the id of an event, a person has the titles of that day, and in
        place of an office stand those who held it.
        """
        key = entity.docname, entity.anchor, form, when
        if key not in self._names:
            ref, locale = entity.ref, locale_of(self.env.config)
            name = shown_on(ref.objtype, ref.id, when, form, self.chronicle, locale)
            self._names[key] = name
        return self._names[key]

    def answer(self, office: Entity, when: str) -> Answer:
        """Return who held *office* on the day or at the event *when*."""
        locale = locale_of(self.env.config)
        return answer_holder(office, when, NameForm.SHORT, self.chronicle, locale)

    # --- reading ---------------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget what *docname* stated."""
        self._forget()
        register_of(self.env).clear(docname)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read in *docnames*."""
        self._forget()
        register_of(self.env).merge(sorted(docnames), filings_in(otherdata))

    # --- links -----------------------------------------------------------------------------

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link to an entity under the name that the role asks for."""
        if typ == SPOT:
            goal = node["chronicle_docname"]
            return make_refnode(builder, fromdocname, goal, target, contnode)
        entity = self.chronicle.find(target, (typ,))
        if entity is None:
            return None
        if not node.get("refexplicit"):
            form = NameForm(node.get("chronicle_form", NameForm.SHORT))
            contnode = self._named(entity, form, contnode, node.get("chronicle_when", ""))
        return self._link(builder, fromdocname, entity, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the links that ``{any}`` or ``[](#id)`` can mean: one for each type."""
        found = []
        for objtype in self.types:
            entity = self.chronicle.find(target, (objtype.name,))
            if entity is not None:
                words = contnode
                if not node.get("refexplicit") or not contnode.astext():
                    words = self._named(entity, NameForm.SHORT, contnode)
                reference = self._link(builder, fromdocname, entity, words)
                found.append((f"{DOMAIN}:{objtype.name}", reference))
        return found

    def _named(
        self, entity: Entity, form: NameForm, contnode: nodes.Element, when: str = ""
    ) -> nodes.inline:
        name = self.named(entity, form, when)
        return nodes.inline(name, name, classes=contnode.get("classes", []))

    def _link(
        self, builder: Builder, fromdocname: str, entity: Entity, contnode: nodes.Element
    ) -> nodes.reference:
        title = self.named(entity, NameForm.FULL)
        return make_refnode(
            builder, fromdocname, entity.docname, entity.anchor, contnode, title=title
        )

    # --- inventory -------------------------------------------------------------------------

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield every entity for the inventory and the search, and what other books are told."""
        return self._objects()

    def _objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for ref, entity in self.chronicle.entities.items():
            objtype = self.chronicle.type_of(ref)
            where = entity.docname, entity.anchor
            yield ref.id, full_name(entity, objtype), ref.objtype, *where, 1
            for kind, text in told_of(entity, objtype):
                yield ref.id, text, kind, *where, _NOT_SEARCHED


def chronicle_domain_class(types: tuple[EntityType, ...]) -> type[ChronicleDomain]:
    """Return the domain with a directive, a role and an object type for each of *types*."""
    roles: dict[str, Any] = {objtype.name: EntityRole(objtype) for objtype in types}
    roles["date"] = DateRole()
    roles["holder"] = HolderRole()
    return type(
        "BookChronicleDomain",
        (ChronicleDomain,),
        {
            "types": types,
            "object_types": {t.name: ObjType(_(t.label), t.name) for t in types},
            "directives": {t.name: entity_directive(t) for t in types},
            "indices": [*map(in_words, ChronicleDomain.indices), *type_indices(types)],
            "roles": roles,
        },
    )
