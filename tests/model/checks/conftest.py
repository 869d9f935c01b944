"""A book in a few lines, for rules to read."""

import re

import pytest

from sphinx_chronicle.model.builtin import BUILTIN_TYPES
from sphinx_chronicle.model.checks import RULES, Manuscript
from sphinx_chronicle.model.chronicle import link
from sphinx_chronicle.model.entity import Entity, Mention, Ref, Spot
from sphinx_chronicle.model.fields import parse_field
from sphinx_chronicle.model.passages import Passage, PassageKind, Span
from sphinx_chronicle.model.register import Register

_TYPES = {objtype.name: objtype for objtype in BUILTIN_TYPES}
_RULES = {rule.name: rule for rule in RULES}
_LINK = re.compile(r"\[([^\]]*)\]\((\w+):([\w-]+)\)|\^")


def read_entity(line, number):
    """Read ``person anna | name: Anna | born: 1900``."""
    head, *options = (part.strip() for part in line.split(" | "))
    objtype, ident = head.split()
    values = {}
    for option in options:
        name, text = option.split(": ", 1)
        values[name] = parse_field(_TYPES[objtype].field(name), text)
    ref = Ref(objtype, ident)
    anchor = f"{objtype}-{ident}"
    return Entity(ref=ref, docname="page", line=number, anchor=anchor, values=values)


def read_passage(text, kind=PassageKind.PROSE, docname="page", card=None):
    """Read prose with links as ``[words](person:id)`` and marks of notes as ``^``."""
    plain, spans, notes, last = "", [], [], 0
    for match in _LINK.finditer(text):
        plain += text[last : match.start()]
        if match[0] == "^":
            notes.append(len(plain))
            plain += "\ue000"
        else:
            start = len(plain)
            plain += match[1]
            spans.append(Span(start=start, end=len(plain), objtype=match[2], id=match[3]))
        last = match.end()
    return Passage(
        docname=docname,
        line=1,
        kind=kind,
        text=plain + text[last:],
        spans=tuple(spans),
        notes=tuple(notes),
        card=card,
    )


@pytest.fixture
def check():
    """A function: the messages of one rule on a book, its prose and its pictures."""

    def run(rule, book, *passages, pictures=(), mentioned=(), locale="en_US"):
        register = Register({})
        for number, line in enumerate(book.strip().splitlines(), start=1):
            register.note_entity(read_entity(line, number))
        spot = Spot(docname="page")
        mentions = [Mention(objtype="person", id=i, anchor="", spot=spot) for i in mentioned]
        register.note_mentions("page", mentions)
        read = [read_passage(p) if isinstance(p, str) else p for p in passages]
        manuscript = Manuscript(
            chronicle=link(register, BUILTIN_TYPES),
            locale=locale,
            passages=tuple(read),
            pictures=tuple(pictures),
        )
        return [finding.message for finding in _RULES[rule].find(manuscript)]

    return run
