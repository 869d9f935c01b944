"""The ``chronicle`` domain: objects, links, and the Chronicle that everything asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation
from sphinx.util.nodes import make_refnode

from .config import locale_of
from .env import DOMAIN, book_order, filings_in, register_of
from .indices import ChronologyIndex, PeopleIndex
from .model.chronicle import Chronicle, link
from .model.names import NameForm, full_name, name_in
from .parse.directives import entity_directive
from .parse.mentions import collect_mentions
from .parse.roles import DateRole, EntityRole
from .render.links import SPOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .model.entity import Entity
    from .model.types import EntityType

_ = get_translation("sphinx_chronicle")


class ChronicleDomain(Domain):
    """People, events, places and all other entities of one book."""

    name = DOMAIN
    label = "Chronicle"
    types: ClassVar[tuple[EntityType, ...]] = ()
    indices = [PeopleIndex, ChronologyIndex]  # noqa: RUF012 (Sphinx declares it so)
    initial_data: ClassVar[dict[str, Any]] = {"filings": {}, "views": {}, "indexed": {}}
    data_version = 1

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._chronicle: Chronicle | None = None

    @property
    def chronicle(self) -> Chronicle:
        """The Chronicle of all that has been read; linked anew after something was read."""
        if self._chronicle is None:
            titles = {name: title.astext() for name, title in self.env.titles.items()}
            self._chronicle = link(
                register_of(self.env),
                self.types,
                book_order=book_order(self.env),
                titles=titles,
            )
        return self._chronicle

    def relink(self) -> Chronicle:
        """Return the Chronicle linked anew."""
        self._chronicle = None
        return self.chronicle

    # --- reading ---------------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget what *docname* stated."""
        self._chronicle = None
        register_of(self.env).clear(docname)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read in *docnames*."""
        self._chronicle = None
        register_of(self.env).merge(sorted(docnames), filings_in(otherdata))

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """File the mentions in *document*."""
        self._chronicle = None
        mentions = collect_mentions(docname, document)
        if mentions:
            register_of(env).note_mentions(docname, mentions)

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
            contnode = self._named(entity, form, contnode)
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

    def named(self, entity: Entity, form: NameForm) -> str:
        """Return the name of *entity* in *form*, with its dates in the book's language."""
        objtype = self.chronicle.type_of(entity.ref)
        return name_in(form, entity, objtype, locale_of(self.env.config))

    def _named(self, entity: Entity, form: NameForm, contnode: nodes.Element) -> nodes.inline:
        name = self.named(entity, form)
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
        """Yield every entity for the inventory and the search."""
        return self._objects()

    def _objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for ref, entity in self.chronicle.entities.items():
            name = full_name(entity, self.chronicle.type_of(ref))
            yield ref.id, name, ref.objtype, entity.docname, entity.anchor, 1


def chronicle_domain_class(types: tuple[EntityType, ...]) -> type[ChronicleDomain]:
    """Return the domain with a directive, a role and an object type for each of *types*."""
    roles: dict[str, Any] = {objtype.name: EntityRole(objtype) for objtype in types}
    roles["date"] = DateRole()
    return type(
        "BookChronicleDomain",
        (ChronicleDomain,),
        {
            "types": types,
            "object_types": {t.name: ObjType(_(t.label), t.name) for t in types},
            "directives": {t.name: entity_directive(t) for t in types},
            "roles": roles,
        },
    )
