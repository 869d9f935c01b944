"""Links to entities of other books, which intersphinx makes known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _ as sphinx_words
from sphinx.transforms.post_transforms import SphinxPostTransform

from .config import locale_of
from .diagnostics import Trouble, suggest, warn
from .env import DOMAIN, chronicle_domain, linked_inventories
from .model.names import NameForm, name_in
from .parse.mentions import leads_to_entity

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .model.entity import Entity
    from .model.inventory import ForeignEntity
    from .model.types import EntityType


class LinkOtherBooks(SphinxPostTransform):
    """Link what this book does not define to the book that does, under its name and dates there.

    Intersphinx itself would show one name, the full one, whatever the role asks for; it still
    has the last word on all else.
    """

    default_priority = 7  # after FillPlaceholders at 5, before intersphinx's own roles at 9

    def run(self, **_kwargs: Any) -> None:
        """Replace every link that leads to an entity of another book."""
        if linked_inventories(self.env):
            for xref in list(self.document.findall(addnodes.pending_xref)):
                if leads_to_entity(xref):
                    self._link(xref)

    def _link(self, xref: addnodes.pending_xref) -> None:
        found = foreign_entities(self.env, xref)
        if not found:
            return
        _warn_of_choice(xref, found)
        if xref.get("chronicle_when"):
            _warn_of_day(xref, found[0])
        words = self._words(xref, found[0])
        if not xref.get("chronicle_linked", True):
            xref.parent.replace(xref, words)
            return
        title = _title(found[0], self.env)
        url = _address(found[0].url, xref.get("refdoc", ""))
        link = nodes.reference("", "", words, internal=False, refuri=url, reftitle=title)
        xref.parent.replace(xref, link)

    def _words(self, xref: addnodes.pending_xref, foreign: ForeignEntity) -> nodes.Element:
        """Return the author's words, or the name in the form that the role asks for."""
        shown = next(xref.findall(nodes.TextElement, include_self=False), xref)
        # What a card says of an entity that it does not know is the id.
        is_id = xref.get("chronicle_option") and shown.astext() == xref["reftarget"]
        is_empty = not shown.astext()
        if xref.get("refexplicit") and not is_id and not is_empty:
            return shown
        form = NameForm(xref.get("chronicle_form", NameForm.SHORT))
        name = foreign_name(foreign, form, self.env)
        kind = foreign.entity.ref.objtype
        return nodes.inline(name, name, classes=["xref", DOMAIN, f"{DOMAIN}-{kind}"])


def foreign_entities(
    env: BuildEnvironment, xref: addnodes.pending_xref
) -> tuple[ForeignEntity, ...]:
    """Return the entities of other books that *xref* can mean, none if this book has one.

    A holder is asked of the offices of this book: an inventory does not tell of terms.
    """
    domain = chronicle_domain(env)
    target, kind = xref["reftarget"], xref["reftype"]
    external = "intersphinx" in xref
    if is_untyped(xref):
        kinds = tuple(domain.chronicle.types)
        found = () if external else domain.other_books.find(target, kinds)
        return () if found and _is_local(env, xref) else found
    if kind not in domain.chronicle.types or (kind == "office" and xref.get("chronicle_when")):
        return ()
    kinds = _kinds_in(xref.get("chronicle_option", ""), domain.types) or (kind,)
    if not external and domain.chronicle.find(target, kinds):
        return ()
    book = xref.get("inventory") if external else None
    return domain.other_books.find(f"{book}:{target}" if book else target, kinds)


def is_untyped(xref: nodes.Element) -> bool:
    """Tell whether *xref* names no type, as ``[](#id)`` and ``{any}`` do."""
    return bool(xref.get("refdomain") != DOMAIN)


def _is_local(env: BuildEnvironment, xref: addnodes.pending_xref) -> bool:
    """Tell whether this book has anything that *xref*, which names no type, can mean."""
    target = xref["reftarget"]
    return (
        bool(xref.get("reflocalid"))
        or target in env.all_docs
        or any(
            target == name
            for domain in env.domains.sorted()
            for name, *_rest in domain.get_objects()
        )
    )


def meant_by(env: BuildEnvironment, xref: addnodes.pending_xref) -> Entity | None:
    """Return the entity that *xref* leads to, of this book or of another one."""
    objtypes = (xref["reftype"],) if xref.get("refdomain") == DOMAIN else ()
    foreign = foreign_entities(env, xref) if objtypes else ()
    if foreign:
        return foreign[0].entity
    return chronicle_domain(env).chronicle.find(xref["reftarget"], objtypes)


def _kinds_in(option: str, types: tuple[EntityType, ...]) -> tuple[str, ...]:
    """Return the types that *option* can lead to; a link in a card names the first of them."""
    fields = (objtype.field(option) for objtype in types) if option else ()
    return tuple(dict.fromkeys(kind for field in fields if field for kind in field.to))


def foreign_name(foreign: ForeignEntity, form: NameForm, env: BuildEnvironment) -> str:
    """Return the name of *foreign* in *form*, with its dates in the language of this book."""
    objtype = chronicle_domain(env).chronicle.type_of(foreign.entity.ref)
    return name_in(form, foreign.entity, objtype, locale_of(env.config))


def hint_from_others(objtype: str, target: str, env: BuildEnvironment) -> str:
    """Return the end of a message that offers an id of another book, if this one has none like it.

    Where the author names the book, only what other books have can be meant.
    """
    domain = chronicle_domain(env)
    if ":" not in target and domain.chronicle.nearest(target, (objtype,)):
        return ""
    return suggest(domain.other_books.nearest(target, objtype))


def _title(foreign: ForeignEntity, env: BuildEnvironment) -> str:
    """Return what a link says of itself: the full name with the dates, and the book."""
    name = foreign_name(foreign, NameForm.FULL, env)
    return f"{name} {sphinx_words('(in %s)') % foreign.title}"


def _address(url: str, docname: str) -> str:
    """Return *url* as seen from *docname*; intersphinx has it from the root of the book."""
    return url if "://" in url else "../" * docname.count("/") + url


def _warn_of_choice(xref: addnodes.pending_xref, found: tuple[ForeignEntity, ...]) -> None:
    if len({foreign.url for foreign in found}) > 1:
        kind, target = found[0].entity.ref.objtype, xref["reftarget"]
        books = " and ".join(f"‘{foreign.book}’" for foreign in found)
        message = (
            f"{kind} ‘{target}’ is in the books {books}; the link leads to the first;"
            f" write which you mean: ‘{found[0].book}:{target}’"
        )
        warn(Trouble.REFERENCE, message, xref)


def _warn_of_day(xref: addnodes.pending_xref, foreign: ForeignEntity) -> None:
    message = (
        f"{xref['reftype']} ‘{xref['reftarget']}’ is of the book ‘{foreign.book}’, whose offices"
        f" are not known here; leave ‘@ {xref['chronicle_when']}’ out"
    )
    warn(Trouble.HOLDER, message, xref)
