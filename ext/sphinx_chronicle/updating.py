"""After reading: link the Chronicle, tell of what does not fit, name the pages to write again."""

from __future__ import annotations

import hashlib
import posixpath
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_authoring.guard import guard, left_to_writing
from sphinx_authoring.languages import is_right_to_left
from sphinx_authoring.written_pages import record_of, remove_pages

from .config import locale_of
from .diagnostics import Trouble, warn
from .downloads import data_shown
from .env import DOMAIN, book_order, chronicle_domain, register_of
from .indexing import index_chronicle
from .indices import filled_indices
from .model.entity import Ref
from .model.names import NameForm
from .publishing import linked_data, write_outputs
from .views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import ChronicleDomain
    from .model.chronicle import Chronicle

_VIEWS = {view.name: view for view in VIEWS}


def find_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], _changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages to be read again since they lead to a page that came or went.

    MyST decides while it reads whether ``[](page.md)`` leads to a page or to something else.
    """
    moved = added | removed
    register = register_of(env)
    return [
        docname
        for docname in (register.docnames() if moved else ())
        if not moved.isdisjoint(_pages_meant(docname, register.filing(docname).targets, app))
    ]


def _pages_meant(docname: str, targets: tuple[str, ...], app: Sphinx) -> Iterator[str]:
    folder = posixpath.dirname(docname)
    for target in targets:
        path = target.partition("#")[0]
        for suffix in ("", *app.config.source_suffix):
            name = path.removesuffix(suffix)
            yield posixpath.normpath(posixpath.join("/", folder, name)).lstrip("/")


def update_chronicle(app: Sphinx, env: BuildEnvironment) -> None:
    """Link what was read, and warn of what does not fit."""
    chronicle = chronicle_domain(env).relink()
    _warn_of_duplicates(chronicle, env)
    if app.config.chronicle_index_mentions:
        with guard(DOMAIN, "the general index of mentions"):
            index_chronicle(env)


def find_changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show something which has changed since they were written."""
    _drop_old_numbers(env)
    written = chronicle_domain(env).written = record_of(app.builder, "sphinx_chronicle")
    changed = written.begin(_shown_by_pages(app, env))
    remove_pages(app.builder, written.gone)
    return changed


def note_written(app: Sphinx, _document: nodes.document, docname: str) -> None:
    """Note that the page *docname* is being written."""
    written = chronicle_domain(app.env).written
    if written is not None:
        written.note(docname)


def end_writing(app: Sphinx, exception: Exception | None) -> None:
    """Write the data of the book; if all went well, note what its pages now show."""
    written = chronicle_domain(app.env).written
    if exception is None and written is not None:
        written.end(app.builder, [*write_outputs(app), *_files_of_sphinx(app, written.noted)])


def _files_of_sphinx(app: Sphinx, written: set[str]) -> Iterator[Path]:
    """Yield the files that Sphinx writes for as long as the book has need of them, and then leaves.

    They are our own indices, pictures and downloads. Of pictures that differ in their endings a
    builder copies one: Sphinx knows which when it has *written* the pages that show it.
    """
    builder, env, out = app.builder, app.env, Path(app.outdir)
    if builder.format == "html":
        for name, *_content in getattr(builder, "domain_indices", ()):
            if name.startswith(f"{DOMAIN}-"):
                yield Path(builder.get_outfilename(name))  # type: ignore[attr-defined]
        for path, (pages, name) in env.images.items():
            if path in builder.images or not pages <= written:
                yield out / builder.imagedir / name
        yield from (out / "_downloads" / name for _pages, name in env.dlfiles.values())
        yield from (out / "_static" / name for name in _files_of_language(app))


def _files_of_language(app: Sphinx) -> Iterator[str]:
    """Yield the static files that a site has for the language of the book."""
    builder = app.builder
    stemmers = getattr(getattr(builder, "indexer", None), "get_js_stemmer_rawcodes", list)
    yield from (Path(path).name for path in stemmers())
    if getattr(builder, "_get_translations_js", lambda: None)():
        yield "translations.js"
    if is_right_to_left(app.config.language or ""):
        yield "right-to-left.css"


def _warn_of_duplicates(chronicle: Chronicle, env: BuildEnvironment) -> None:
    read_again: dict[tuple[str, str, str], int] = defaultdict(int)
    for duplicate in chronicle.duplicates:
        kept, dropped = duplicate.kept, duplicate.dropped
        if kept.file and (kept.file, kept.line) == (dropped.file, dropped.line):
            read_again[kept.file, kept.docname, dropped.docname] += 1
            continue
        where = f"{kept.file or env.doc2path(kept.docname, False)}:{kept.line}"
        warn(
            Trouble.DUPLICATE,
            f"{dropped.ref.objtype} ‘{dropped.ref.id}’ is also defined at {where}, which is"
            " the one that links lead to; give one of the two another id",
            f"{env.srcdir / dropped.file}:{dropped.line}"
            if dropped.file
            else (dropped.docname, dropped.line),
        )

    for (file, first, again), count in read_again.items():
        entities = f"{count} entities are" if count > 1 else "entity is"
        warn(
            Trouble.DUPLICATE,
            f"the file ‘{file}’ is read here and in {env.doc2path(first, False)}, so that its"
            f" {entities} defined twice; read it in one place",
            (again, 1),
        )


def _shown_by_pages(app: Sphinx, env: BuildEnvironment) -> dict[str, str]:
    """Return, for each page, a digest of all that it shows and does not state itself."""
    around = _digest([repr(_navigation(env)), repr(filled_indices(env)), repr(data_shown(app))])
    objects = _objects_of_others(env)
    return {
        docname: _digest([around, *_shown(app, docname), *_shown_of_others(app, docname, objects)])
        for docname in sorted(env.all_docs)
    }


def _digest(texts: list[str]) -> str:
    text = "\n".join(texts).encode(errors="surrogatepass")
    return hashlib.blake2b(text, digest_size=16).hexdigest()


def _navigation(env: BuildEnvironment) -> object:
    """Return what the links and contents around every page are made of.

    Sphinx itself writes a page again when its own contents change, not when the title or the
    number of a page changes that its sidebar or its “next” names. No sidebar names a page that no
    table of contents leads to.
    """
    return [
        (name, env.toctree_includes.get(name), str(env.titles[name]), str(env.tocs[name]))
        for name in book_order(env)
    ]


def _drop_old_numbers(env: BuildEnvironment) -> None:
    """Take the numbers from pages that no numbered contents have any more; Sphinx leaves them."""
    for docname in env.titles.keys() - env.toc_secnumbers.keys():
        entries = env.tocs[docname].findall(nodes.reference)
        for node in (env.titles[docname], env.longtitles[docname], *entries):
            node.attributes.pop("secnumber", None)


def _shown(app: Sphinx, docname: str) -> Iterator[str]:
    """Yield everything that a page shows about entities, as text to compare."""
    env = app.env
    domain = chronicle_domain(env)
    filing = register_of(env).filing(docname)
    linked: set[Ref] = set()
    for entity in filing.entities:
        with left_to_writing():
            card = domain.card(entity)
            yield repr(card)
            linked.update(_refs_in(card))
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
            record = view.compose(domain.chronicle, request, locale_of(env.config))
            yield repr(record)
            linked.update(_refs_in(record))
    for ref in sorted(linked):
        yield from _linked(ref, domain)
    yield linked_data(app, docname)


def _refs_in(record: object) -> set[Ref]:
    """Return every entity that a card or the record of a view speaks of."""
    found: set[Ref] = set()
    waiting = [record]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Ref):
            found.add(part)
        else:
            kind: type = type(part)
            waiting.extend(_parts_of(kind)(part))
    return found


@cache
def _parts_of(kind: type) -> Callable[[Any], Iterable[object]]:
    """Return a function to the parts of a record of this *kind*.

    A book has hundreds of thousands of them and few kinds.
    """
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda record: [getattr(record, name) for name in names]
    if issubclass(kind, Mapping):
        return lambda mapping: [part for pair in mapping.items() for part in pair]
    if issubclass(kind, tuple | list | set | frozenset):
        return lambda parts: parts
    return lambda _other: ()


def _linked(ref: Ref, domain: ChronicleDomain) -> Iterator[str]:
    """Yield where a link to *ref* leads, and what it says when a reader points at it."""
    entity = domain.chronicle.entities.get(ref)
    if entity is not None:
        yield repr((ref, entity.docname, entity.anchor, domain.named(entity, NameForm.FULL)))


def _objects_of_others(env: BuildEnvironment) -> dict[str, list[object]]:
    """Return what the other domains define, by the names that links to it use."""
    objects: dict[str, list[object]] = {}
    for domain in env.domains.sorted():
        if domain.name != DOMAIN:
            for name, shown, kind, docname, anchor, _priority in sorted(domain.get_objects()):
                found = domain.name, shown, kind, docname, anchor, _number_of(env, docname, anchor)
                objects.setdefault(name.casefold(), []).append(found)
    return objects


def _number_of(env: BuildEnvironment, docname: str, anchor: str) -> object:
    """Return the number of the figure or table *anchor*, if it has one."""
    numbered = env.toc_fignumbers.get(docname, {}).values()
    return next((numbers[anchor] for numbers in numbered if anchor in numbers), None)


def _shown_of_others(app: Sphinx, docname: str, objects: dict[str, list[object]]) -> Iterator[str]:
    """Yield when *docname* was read, and where its links to other things than entities lead.

    Sphinx itself writes a page that was read for another builder, or before it was interrupted,
    only if the page's own file is newer; and never one whose links alone lead elsewhere.
    """
    yield str(app.env.all_docs[docname])
    targets = register_of(app.env).filing(docname).targets
    for target in (*targets, *_pages_meant(docname, targets, app)):
        yield repr(objects.get(target.casefold()))


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
