"""The book as conf.py describes it, and its pages as works to be cited."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from docutils.nodes import make_id
from sphinx.errors import ConfigError

from ..diagnostics import suggest
from ..model.publication import Publication, Work, surname_of
from .site import address_of_page, has_one_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_NO_AUTHOR = "Author name not set"
_LISTS = frozenset({"authors", "editors"})
_YEAR = re.compile(r"\b[12]\d{3}\b")


def check_book(_app: Sphinx, config: Config) -> None:
    """Refuse a description of the book that cannot be read.

    :raises ConfigError: if ``citenotes_book`` has a key that we do not know, or a value that is
        no text.
    """
    known = [field.name for field in fields(Publication)]
    for name, value in config.citenotes_book.items():
        if name not in known:
            hint = suggest(name, known) or f"; write some of {', '.join(known)}"
            raise ConfigError(f"citenotes_book has no key {name!r}{hint}")
        texts = _listed(value) if name in _LISTS else (value,)
        if not all(isinstance(text, str) for text in texts):
            kind = "a list of names" if name in _LISTS else "a text in quotation marks"
            raise ConfigError(f"citenotes_book[{name!r}] = {value!r}; write {kind}")


def publication_of(config: Config) -> Publication:
    """Return the title page: what ``citenotes_book`` says, and else what Sphinx's options say."""
    stated = config.citenotes_book
    lists = {name: _listed(stated[name]) for name in _LISTS if name in stated}
    texts = {name: value for name, value in stated.items() if name not in _LISTS}
    defaults = {
        "title": config.project,
        "authors": () if "editors" in stated else _author_of(config),
        "edition": _edition_of(config),
        "date": _year_of(config),
    }
    return Publication(**{**defaults, **texts, **lists})


def page_as_work(builder: Builder, env: BuildEnvironment, docname: str) -> Work:
    """Return the page *docname* as a chapter of the book; the first page is the book."""
    publication = publication_of(env.config)
    is_book = docname == env.config.root_doc or has_one_page(builder)
    title = "" if is_book else env.titles[docname].astext()
    year = _YEAR.search(publication.date)
    parts = (surname_of(publication), year[0] if year else "", title or publication.title)
    return Work(
        publication=publication,
        key=make_id(" ".join(parts)) or make_id(docname) or "page",
        chapter=title,
        url=address_of_page(builder, docname),
    )


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _author_of(config: Config) -> tuple[str, ...]:
    """Return ``author`` as .bib names; “The Harbor Society” is a body and has no family name."""
    author = config.author.strip()
    if not author or author == _NO_AUTHOR:
        return ()
    if author.lower().startswith("the "):
        return (f"{{{author}}}",)
    persons = re.split(r",\s+(?:and\s+)?", author)
    is_list = len(persons) > 1 and all(" " in person for person in persons)
    return tuple(persons) if is_list else (author,)


def _edition_of(config: Config) -> str:
    """Return ``release`` if it is an edition: “Second edition”, “2”, and not “2.1”."""
    release = config.release.strip()
    return (
        release
        if release.isdigit() or re.search(r"\bed(?:ition|\.)", release, re.IGNORECASE)
        else ""
    )


def _year_of(config: Config) -> str:
    """Return the last year that ``copyright`` names, which is that of this edition."""
    line = config.copyright
    years = _YEAR.findall(line if isinstance(line, str) else " ".join(line))
    return max(years, default="")
