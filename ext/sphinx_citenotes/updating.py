"""When all pages are read: decide the form of each citation, and which pages that changes."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from sphinx_authoring.written_pages import record_of, remove_pages

from .bibtex import (
    bibliography_paths,
    cited_keys,
    pages_with_lists,
    printed_bibliographies,
    printed_keys,
    warn_without_files,
)
from .checks import doubts_about, tell_of_uncited
from .config import Backlinks, Scope, Weight, backlinks_of, scope_of, weight_of
from .diagnostics import Trouble, remark, warn
from .env import (
    book_order,
    notes_domain,
    page_forms,
    page_notes,
    read_entries,
    read_files,
    reported_problems,
)
from .model.problems import ProblemKind, merge_slips
from .model.sequence import decide_forms
from .web import write_downloads

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model.problems import Problem


def settle_notes(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Decide the form of every citation; return the pages that show something new by that."""
    cited = {key for keys in cited_keys(env).values() for key in keys}
    notes_domain(env).library.survey(cited)
    read = read_entries(env)
    read.clear()
    read.update((key, notes_domain(env).digest(key)) for key in sorted(cited))
    read_files(env)[:] = bibliography_paths(env)
    _decide(env)
    _report_problems(env)
    warn_without_files(env)
    written = notes_domain(env).written = record_of(app.builder, "sphinx_citenotes")
    changed = written.begin(_views(env))
    remove_pages(app.builder, written.gone)
    return changed


def note_written(app: Sphinx, _document: nodes.document, docname: str) -> None:
    """Note that the page *docname* is being written."""
    written = notes_domain(app.env).written
    if written is not None:
        written.note(docname)


def end_writing(app: Sphinx, exception: Exception | None) -> None:
    """Write the files beside the pages; if all went well, note what the pages now show."""
    written = notes_domain(app.env).written
    if exception is None and written is not None:
        written.end(app.builder, list(write_downloads(app)))


def find_outdated(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """Return the pages to be read again because a source that they cite is another than before.

    A dependency on the bibliography files, as a bibliography has it, would name all pages; and
    a bibliography depends on none that ``conf.py`` did not name when it was read.
    """
    domain = notes_domain(env)
    known = read_entries(env)
    cited = cited_keys(env)
    keys = {key for keys in cited.values() for key in keys}
    stale = {key for key in keys if known.get(key) != domain.digest(key)}
    pages = {docname for docname, keys in cited.items() if not stale.isdisjoint(keys)}
    if read_files(env) != bibliography_paths(env):
        pages |= pages_with_lists(env)
    return sorted(pages)


def _decide(env: BuildEnvironment) -> None:
    notes = page_notes(env)
    forms = page_forms(env)
    ibid = env.config.citenotes_ibid
    forms.clear()
    if scope_of(env.config) is Scope.PAGE:
        for docname in sorted(notes):
            forms[docname] = tuple(decide_forms(notes[docname], ibid=ibid))
        return
    pages = [name for name in book_order(env) if name in notes]
    # An empty group before each page: its first note has none before it.
    groups = [group for page in pages for group in ((), *notes[page])]
    decided = iter(decide_forms(groups, ibid=ibid))
    for page in pages:
        next(decided)
        forms[page] = tuple(next(decided) for _group in notes[page])


def _views(env: BuildEnvironment) -> dict[str, str]:
    """Return, for each page, a digest of all it shows that other pages decide.

    That is the forms of its notes; the place, the label, the tooltip and the shortened form
    of each source that it cites; what its bibliographies print, and what rests on that. Also
    when it was read: what was read for another builder, or before a build was interrupted, has
    not been written here.
    """
    domain = notes_domain(env)
    spots = domain.survey()
    library = domain.library
    cited = cited_keys(env)
    printed = printed_bibliographies(env)
    resting = _resting(env)
    forms = page_forms(env)
    views = {}
    for docname in sorted(env.all_docs):
        view = (
            env.all_docs[docname],
            forms.get(docname, ()),
            [
                (key, domain.digest(key), spots.get(key), library.options(key))
                for key in sorted(cited.get(docname, ()))
            ],
            printed.get(docname, []),
            resting.get(docname, []),
        )
        views[docname] = sha256(repr(view).encode(errors="backslashreplace")).hexdigest()
    return views


def _resting(env: BuildEnvironment) -> dict[str, list[object]]:
    """Return, for each page with a bibliography, the passages that rest on its sources."""
    where = backlinks_of(env.config)
    if where is Backlinks.NONE:
        return {}
    passages = notes_domain(env).passages
    resting: dict[str, list[object]] = {}
    titles = {name: title.astext() for name, title in env.titles.items()}
    for (docname, _anchor), key in sorted(printed_keys(env).items()):
        found = [(passage, titles.get(passage.docname)) for passage in passages.get(key, ())]
        resting.setdefault(docname, [where]).append(found)
    return resting


_TROUBLES = {ProblemKind.FIELD: Trouble.FIELD, ProblemKind.ADDRESS: Trouble.ADDRESS}


def _report_problems(env: BuildEnvironment) -> None:
    """Tell the author, once, what is wrong with the sources that the book cites or lists."""
    library = notes_domain(env).library
    known = reported_problems(env)
    cited = {key for keys in cited_keys(env).values() for key in keys}
    found = {}
    news: list[Problem] = []
    for key in sorted(cited | set(printed_keys(env).values())):
        problems = library.problems(key)
        doubts = tuple(doubts_about(env, key)) if key in cited else ()
        messages = (*(each.message for each in problems), *(message for _check, message in doubts))
        if messages and known.get(key) != messages:
            news += [replace(problem, key=key) for problem in problems]
            for check, message in doubts:
                remark(env.config, check, message, notes_domain(env).place(key))
        if messages:
            found[key] = messages
    for problem in merge_slips(news):
        trouble = _TROUBLES.get(problem.kind, Trouble.SOURCE)
        message = f"source ‘{problem.key}’: {problem.message}"
        warn(trouble, message, notes_domain(env).place(problem.key))
    known.clear()
    known.update(found)
    if weight_of(env.config, Trouble.UNCITED) is not Weight.OFF:
        tell_of_uncited(env)
