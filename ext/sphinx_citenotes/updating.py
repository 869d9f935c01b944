"""When all pages are read: decide the form of each citation, and which pages that changes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from .bibtex import cited_keys, place_of, printed_bibliographies
from .config import Scope, scope_of
from .diagnostics import Trouble, warn
from .env import (
    book_order,
    notes_domain,
    page_forms,
    page_notes,
    reported_problems,
    written_views,
)
from .model.sequence import decide_forms

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def settle_notes(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Decide the form of every citation; return the pages that show something new by that."""
    cited = cited_keys(env)
    notes_domain(env).library.survey({key for keys in cited.values() for key in keys})
    _decide(env)
    _report_problems(env)
    views = _views(env)
    written = written_views(env)
    changed = sorted(name for name, view in views.items() if written.get(name) != view)
    written.clear()
    written.update(views)
    return changed


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
    decided = iter(decide_forms([group for page in pages for group in notes[page]], ibid=ibid))
    for page in pages:
        forms[page] = tuple(next(decided) for _group in notes[page])


def _views(env: BuildEnvironment) -> dict[str, str]:
    """Return, for each page, a digest of all it shows that other pages decide.

    That is the forms of its notes; the place, the label, the tooltip and the shortened form
    of each source that it cites; and what its bibliographies print.
    """
    spots = notes_domain(env).survey()
    library = notes_domain(env).library
    cited = cited_keys(env)
    printed = printed_bibliographies(env)
    forms = page_forms(env)
    views = {}
    for docname in sorted({*cited, *printed, *forms}):
        view = (
            forms.get(docname, ()),
            [(key, spots.get(key), library.options(key)) for key in sorted(cited.get(docname, ()))],
            printed.get(docname, []),
        )
        views[docname] = sha256(repr(view).encode()).hexdigest()
    return views


def _report_problems(env: BuildEnvironment) -> None:
    """Tell the author, once, what is wrong with the sources that the book cites."""
    library = notes_domain(env).library
    known = reported_problems(env)
    cited = {key for keys in cited_keys(env).values() for key in keys}
    found = {key: library.problems(key) for key in sorted(cited) if library.problems(key)}
    for key, problems in found.items():
        if known.get(key) != problems:
            for problem in problems:
                warn(Trouble.SOURCE, f"source ‘{key}’: {problem}", place_of(env, key))
    known.clear()
    known.update(found)
