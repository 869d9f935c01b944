"""After reading: link the Chronicle, tell of what does not fit, name the pages to write again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sphinx_authoring.guard import guard, left_to_writing

from .config import locale_of
from .diagnostics import Trouble, hint_for, hint_for_typed, warn
from .env import DOMAIN, chronicle_domain, register_of, written_views
from .indexing import index_chronicle
from .model.names import NameForm
from .other_books import hint_from_others
from .views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from .domain import ChronicleDomain
    from .model.chronicle import Chronicle

_VIEWS = {view.name: view for view in VIEWS}


def update_chronicle(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Link what was read and return the pages that show something which has changed since."""
    chronicle = chronicle_domain(env).relink()
    _warn_of_duplicates(chronicle, env)
    if app.config.chronicle_index_mentions:
        with guard(DOMAIN, "the general index of mentions"):
            index_chronicle(env)
    return _changed_pages(env, chronicle, written_views(env, app.outdir))


def _warn_of_duplicates(chronicle: Chronicle, env: BuildEnvironment) -> None:
    for duplicate in chronicle.duplicates:
        kept, dropped = duplicate.kept, duplicate.dropped
        where = f"{kept.file or env.doc2path(kept.docname, False)}:{kept.line}"
        warn(
            Trouble.DUPLICATE,
            f"{dropped.ref.objtype} ‘{dropped.ref.id}’ is also defined at {where}, which is"
            " the one that links lead to; give one of the two another id",
            f"{env.srcdir / dropped.file}:{dropped.line}"
            if dropped.file
            else (dropped.docname, dropped.line),
        )


def _changed_pages(
    env: BuildEnvironment, chronicle: Chronicle, written: dict[str, str]
) -> list[str]:
    """Compare what each page shows with what it showed when it was last *written*."""
    navigation = _digest([repr(_navigation(env, chronicle))])
    changed = []
    for docname in sorted(env.all_docs):
        digest = _digest([navigation, *_shown(docname, env)])
        if written.get(docname) != digest:
            changed.append(docname)
            written[docname] = digest
    for docname in set(written).difference(env.all_docs):
        del written[docname]
    return changed


def _digest(texts: list[str]) -> str:
    return hashlib.blake2b("\n".join(texts).encode(), digest_size=16).hexdigest()


def _navigation(env: BuildEnvironment, chronicle: Chronicle) -> object:
    """Return what the links and contents around every page are made of."""
    tables = env.toctree_includes, chronicle.titles, chronicle.headings
    return [sorted(table.items()) for table in tables]


def _shown(docname: str, env: BuildEnvironment) -> Iterator[str]:
    """Yield everything that a page shows about entities, as text to compare."""
    domain = chronicle_domain(env)
    filing = register_of(env).filing(docname)
    for entity in filing.entities:
        with left_to_writing():
            card = domain.card(entity)
            yield repr(card)
            for item in (item for row in card.facts for item in row.items if item.missing):
                yield repr(domain.other_books.find(item.text))
    for objtype, target, when in sorted({(m.objtype, m.id, m.when) for m in filing.mentions}):
        yield from _named(objtype, target, when, domain)
    for link in domain.chronicle.autolinks.get(docname, ()):
        yield repr(link)
        yield from _named(link.ref.objtype, link.ref.id, "", domain)
    for request in filing.views:
        view = _VIEWS[request.view]
        with left_to_writing():
            yield repr(view.compose(domain.chronicle, request, locale_of(env.config)))


def _named(objtype: str, target: str, when: str, domain: ChronicleDomain) -> Iterator[str]:
    """Yield where links to *target* lead and every name that they can show.

    A link that asks for a day shows what others state: who held the office, which office the
    person held.
    """
    for name in (objtype,) if objtype else domain.chronicle.types:
        entity = domain.chronicle.find(target, (name,))
        if entity is not None:
            names = [domain.named(entity, form, when) for form in NameForm]
            yield repr((target, entity.docname, entity.anchor, names))
            if when and name == "office":
                yield repr(domain.answer(entity, when))
    if domain.chronicle.find(target, (objtype,) if objtype else ()) is None:
        yield repr(domain.other_books.find(target, (objtype,) if objtype else ()))


def warn_of_missing_entity(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tell of a link to an entity that neither this book nor a linked one has."""
    if domain is None or domain.name != DOMAIN:
        return None
    if node.get("chronicle_derived"):
        return True
    chronicle = chronicle_domain(app.env).chronicle
    objtype, target = node["reftype"], node["reftarget"]
    option = node.get("chronicle_option")
    where = f"option ‘{option}’: " if option else ""
    hint = (
        ("" if option else hint_for_typed(objtype, target, node.astext(), chronicle))
        or hint_from_others(objtype, target, app.env)
        or hint_for(objtype, target, chronicle)
    )
    warn(Trouble.REFERENCE, f"{where}no {objtype} ‘{target}’ in the book{hint}", node)
    return True
