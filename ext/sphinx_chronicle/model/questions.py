"""Questions on which the sources disagree, by the entities that they are about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entity import Ref, Spot
from .names import NameForm, full_name, short_name, surname

if TYPE_CHECKING:
    from .chronicle import Chronicle
    from .register import Register

ABOUT = "about"
"""The option of a view that names the entities whose cards link to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity named in a title, by a role whose *form* says how."""

    ref: Ref
    form: NameForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Where a question is answered, and its words; who is named in it is known after reading."""

    docname: str
    anchor: str
    words: tuple[str | Named, ...]


def group_questions(register: Register, chronicle: Chronicle) -> dict[Ref, tuple[Spot, ...]]:
    """Return where the questions about each entity are answered, in the order of the book."""
    found: dict[Ref, list[Spot]] = defaultdict(list)
    positions, last = chronicle.positions, len(chronicle.positions)
    for docname in sorted(register.docnames(), key=lambda name: (positions.get(name, last), name)):
        for request in register.filing(docname).views:
            question = request.question
            for target in request.setting(ABOUT, tuple) or () if question else ():
                entity = chronicle.find(target)
                if entity is not None and question is not None:
                    found[entity.ref].append(_spot(question, chronicle))
    return {ref: tuple(spots) for ref, spots in found.items()}


def _spot(question: Question, chronicle: Chronicle) -> Spot:
    words = (each if isinstance(each, str) else _name(each, chronicle) for each in question.words)
    return Spot(docname=question.docname, anchor=question.anchor, title="".join(words))


def _name(named: Named, chronicle: Chronicle) -> str:
    entity = chronicle.entities.get(named.ref)
    if entity is None:
        return named.ref.id
    names = {NameForm.FULL: full_name, NameForm.SURNAME: surname}
    return names.get(named.form, short_name)(entity, chronicle.type_of(named.ref))
