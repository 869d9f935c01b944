"""The bibliography with a 3-em dash for a name that stood at the head of the entry before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.richtext import Text

from .chicago import bibliography
from .media import director_of
from .parts import head_names, name_in_bibliography
from .web import is_listed_by_sponsor, sponsor_of
from .words import as_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .record import Source

DASH = "———"


def list_with_dashes(sources: Sequence[Source]) -> list[Text]:
    """Return the entries of *sources*, in their order, with repeated heads as dashes.

    The same persons in the same order are replaced, whether they wrote or edited; one of them
    alone, or with others, is named again (CMOS 17, 14.67–71).
    """
    heads = [_head(source) for source in sources]
    return with_dashes([bibliography(source) for source in sources], heads, DASH)


def with_dashes(entries: Sequence[Text], heads: Sequence[str], dash: str) -> list[Text]:
    """Return *entries* with *dash* in place of each head that the entry before has, too."""
    texts: list[Text] = []
    before = ""
    for text, head in zip(entries, heads, strict=True):
        is_same = bool(head) and head == before and str(text).startswith(head)
        texts.append(_with_dash(text, head, dash) if is_same else text)
        before = head
    return texts


def _head(source: Source) -> str:
    director = director_of(source)
    if director:
        return director.names.inverted
    if is_listed_by_sponsor(source):
        return as_plain(sponsor_of(source))
    return name_in_bibliography(source) if head_names(source) else ""


def _with_dash(text: Text, head: str, dash: str) -> Text:
    rest = text[len(head) :]
    # The period of “Jr.” closed the head, and a dash has none of its own.
    is_open = head.endswith(".") and not str(rest).startswith((",", "."))
    return Text(f"{dash}.", rest) if is_open else Text(dash, rest)
