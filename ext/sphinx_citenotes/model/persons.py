"""Who wrote, edited or translated a source, from the fields of its entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .joined_names import complaint_of_names
from .name_reading import (
    names_nobody,
    read_names,
    split_names,
    supply,
    third_part,
    with_title,
    write_family_first,
)
from .names import Name, Names
from .record import Contribution, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .fields import Fields

_NOBODY = Names()

_ROLE_OF_FIELD = {
    "translator": Role.TRANSLATOR,
    "compiler": Role.COMPILER,
    "director": Role.DIRECTOR,
    "annotator": Role.ANNOTATOR,
    "commentator": Role.COMMENTATOR,
    "introduction": Role.INTRODUCTION,
    "foreword": Role.FOREWORD,
    "afterword": Role.AFTERWORD,
}
_ROLE_OF_TYPE = {role.name.lower().replace("_", " "): role for role in Role} | {
    "organiser": Role.ORGANIZER, "gen. ed.": Role.GENERAL_EDITOR,
}  # fmt: skip
_SAYS_THAT_IT_IS = re.compile(r"|yes|true|1|x", re.IGNORECASE)


def read_people(fields: Fields, role: str) -> Names:
    """Return the persons whom the field *role* names."""
    texts = fields.persons.get(role) or split_names(fields.raw(role))
    if not texts:
        return _NOBODY
    keeps = True if fields.option("useprefix") else None
    names = read_names(texts, keeps_particle=keeps)
    return write_family_first(names, _family_first(fields, role, len(names)))


_NAMED = ("author", "editor", "editora", "editorb", "editorc", "bookauthor", *_ROLE_OF_FIELD)


def complaints_of_names(fields: Fields) -> Iterator[str]:
    """Yield what to tell of the names in *fields*."""
    for role in _NAMED:
        texts = fields.persons.get(role) or split_names(fields.raw(role))
        if names_nobody(texts):
            yield f"{role} = {{{' and '.join(texts)}}} names nobody; name the first of them"
        complaint = complaint_of_names(role, texts)
        if complaint:
            yield complaint
        else:
            yield from _complaints_of_third_parts(role, texts)


def _complaints_of_third_parts(role: str, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        third = third_part(text)
        if third:
            family, given = (part.strip() for part in text.split(",")[:2])
            yield (
                f"‘{third}’ in {role} is no suffix such as Jr., and is read as a title; write"
                f" {{{family}, {with_title(given, third)}}}, or join several names by the word and"
            )


def _family_first(fields: Fields, role: str, count: int) -> set[int]:
    """Return the places of the names that an annotation says are written family first."""
    chosen: set[int] = set()
    for item in fields.plain(f"{role}+an").split(";"):
        places, sign, says = item.partition("=")
        if not sign or says.strip(' "“”').lower() not in {"family-first", "familyfirst"}:
            continue
        numbers = [int(number) for number in re.findall(r"\b\d{1,3}\b", places)]
        chosen.update(numbers or range(1, count + 1))
    return chosen


def read_authors(fields: Fields) -> Names:
    """Return the authors; a manual without any is its organization’s."""
    if fields.option("useauthor") is False or _role_of_author(fields):
        return _NOBODY
    names = read_people(fields, "author")
    said = fields.plain("authortype").lower()
    if _INFERRED.fullmatch(said):
        names = supply(names, is_guess="?" in said)
    if not names and fields.type == "manual" and not read_people(fields, "editor"):
        body = fields.plain("organization")
        return Names(names=(Name(family=body),)) if body else names
    return names


def _role_of_author(fields: Fields) -> Role | None:
    """Return what ``authortype`` says of who stands in the author’s place: a compiler, say."""
    said = _ROLE_OF_TYPE.get(_as_role(fields.plain("authortype")))
    is_editor = any(_ED.search(text) for text in fields.persons.get("author", ()))
    return said or (Role.EDITOR if is_editor else None)


_INFERRED = re.compile(r"(?:anon(?:ymous)?|inferred|attributed|supplied)\.?\??")


def _as_role(text: str) -> str:
    """Return “general editor” for “General-Editors” too."""
    words = re.sub(r"[\s_-]+", " ", text.lower())
    return words.removesuffix("s") if words.endswith("ors") else words


_ED = re.compile(r"\((?:eds?|hrsg|hg)\.?\)", re.IGNORECASE)


def read_contributions(fields: Fields) -> tuple[Contribution, ...]:
    """Return who did what else; one who both edited and translated has done one thing."""
    found: list[Contribution] = []
    role_of_author = _role_of_author(fields)
    authors = read_people(fields, "author")
    if role_of_author and authors:
        found.append(Contribution(role=role_of_author, names=authors))
    may_lead = fields.option("useeditor") is not False
    for name in ("editor", "editora", "editorb", "editorc"):
        names = read_people(fields, name)
        if names:
            role = _ROLE_OF_TYPE.get(_as_role(fields.plain(f"{name}type")), Role.EDITOR)
            found.append(Contribution(role=role, names=names, may_lead=may_lead))
    for name, role in _ROLE_OF_FIELD.items():
        names = _NOBODY if marks_part(fields, name) else read_people(fields, name)
        if names:
            may_lead = fields.option(f"use{name}") is not False
            found.append(Contribution(role=role, names=names, may_lead=may_lead))
    return _merge_editor_and_translator(found)


def marks_part(fields: Fields, name: str) -> bool:
    """Tell whether the field *name* says what part of a book is cited, and names nobody.

    So biblatex-chicago’s ``foreword = {yes}`` in ``@suppbook``.
    """
    says = fields.plain(name)
    return fields.type.startswith("supp") and bool(says and _SAYS_THAT_IT_IS.fullmatch(says))


def _merge_editor_and_translator(found: list[Contribution]) -> tuple[Contribution, ...]:
    """Return *found* with one contribution for persons who both edited and translated."""
    editors = [c for c in found if c.role is Role.EDITOR]
    both = [
        c for c in found if c.role is Role.TRANSLATOR and any(c.names == e.names for e in editors)
    ]
    if not both:
        return tuple(found)
    names = both[0].names
    may_lead = all(c.may_lead for c in editors if c.names == names)
    merged = Contribution(role=Role.EDITOR_AND_TRANSLATOR, names=names, may_lead=may_lead)
    return tuple(
        merged if c.role is Role.EDITOR and c.names == names else c
        for c in found
        if not (c.role is Role.TRANSLATOR and c.names == names)
    )
