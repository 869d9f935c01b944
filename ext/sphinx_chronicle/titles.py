"""Names in headings: what tables of contents and “Mentioned in” show of them.

Sphinx copies the titles while it reads, when a link to an entity does not yet know its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .config import locale_of
from .env import chronicle_domain
from .model.holders import shown_on
from .model.names import NameForm, name_in

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .model.chronicle import Chronicle
    from .model.inventory import OtherBooks

# What Sphinx calls a page without a heading.
_NO_TITLE = "<no title>"


def page_titles(env: BuildEnvironment) -> dict[str, str]:
    """Return the title of each page; its docname where it has none."""
    titles = ((docname, title.astext()) for docname, title in env.titles.items())
    return {docname: docname if text == _NO_TITLE else text for docname, text in titles}


def name_headings(env: BuildEnvironment, chronicle: Chronicle) -> dict[tuple[str, str], str]:
    """Put names into the titles that Sphinx keeps; return those of sections, by page and id."""
    locale, others = locale_of(env.config), chronicle_domain(env).other_books
    for title in (*env.titles.values(), *env.longtitles.values()):
        _fill(title, chronicle, others, locale)
    return {
        (docname, entry["anchorname"].removeprefix("#")): entry.astext()
        for docname, contents in env.tocs.items()
        for entry in contents.findall(nodes.reference)
        if _fill(entry, chronicle, others, locale)
    }


def _fill(title: nodes.Element, chronicle: Chronicle, others: OtherBooks, locale: str) -> bool:
    """Put names into *title*; tell whether it has any."""
    found = False
    for words in title.findall(nodes.inline):
        if "chronicle_name" not in words:
            continue
        found = True
        objtype, target, form, when = words["chronicle_name"]
        name = shown_on(objtype, target, when, NameForm(form), chronicle, locale)
        for foreign in () if name else others.find(target, (objtype,))[:1]:
            name = name_in(NameForm(form), foreign.entity, chronicle.types[objtype], locale)
        words.clear()
        # The id also where a name stood before its entity was removed.
        words.append(nodes.Text(name or target))
    return found
