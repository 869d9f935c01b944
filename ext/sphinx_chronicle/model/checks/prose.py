"""Rules about the prose: what it quotes, what it shows."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from ..names import full_name
from ..passages import NOTE_MARK, PassageKind
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..passages import Passage

# “American”, «Spanish», „German“, "typed", and ‘British’, in which an apostrophe is no end.
_QUOTED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|„([^„“]+)“|(?<!\w)\"([^\"]+)\"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w))+)’(?!\w)"
)
# Fewer words are a phrase or a title; the rule is about what somebody said.
_QUOTED_WORDS = 8
# “We shall never see it again,” he said, “not one of us”: one quotation, broken by a few words.
_BREAK = re.compile(r"\s*[^.:;?!“”\n\ue000]{1,40}[,:]\s*")
# In a title the small words alone are written small.
_TITLE_WORDS = re.compile(r"\b\w{4,}")


def _find_unnoted_blocks(passages: tuple[Passage, ...]) -> Iterator[Finding]:
    """Yield block quotations without a note in their own lines or in what leads them in."""
    before: Passage | None = None
    for (kind, _page), run in groupby(passages, key=attrgetter("kind", "docname")):
        quoted = tuple(run)
        if kind is PassageKind.QUOTATION and not (
            any(passage.notes for passage in quoted) or _leads_in_with_note(before, quoted[0])
        ):
            yield _unnoted(quoted[0], quoted[0].text)
        before = quoted[-1]


def _leads_in_with_note(before: Passage | None, quoted: Passage) -> bool:
    """Tell whether *before* has words and a note, and stands in the same section or entry."""
    if before is None or (before.docname, before.spot) != (quoted.docname, quoted.spot):
        return False
    return bool(before.notes) and bool(before.text.strip(f"{NOTE_MARK} "))


def _find_unnoted(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield quotations that no note follows before their paragraph ends."""
    yield from _find_unnoted_blocks(manuscript.passages)
    for passage in manuscript.passages:
        if passage.kind is PassageKind.PROSE:
            for start, words in _quoted(passage.text):
                if not any(place >= start for place in passage.notes):
                    yield _unnoted(passage, words)


def _quoted(text: str) -> Iterator[tuple[int, str]]:
    """Yield where what somebody said begins, and its words; titles and phrases left out."""
    start, words, end = 0, "", -1
    for match in _QUOTED.finditer(text):
        more = match[match.lastindex or 0]
        if end >= 0 and words.endswith(",") and _BREAK.fullmatch(text, end, match.start()):
            words += f" {more}"
        else:
            yield from [(start, words)] if _is_saying(words) else ()
            start, words = match.start(), more
        end = match.end()
    yield from [(start, words)] if _is_saying(words) else ()


def _is_saying(words: str) -> bool:
    """Tell whether *words* are so many that somebody said them, and not capitalized as titles."""
    if len(words.split()) < _QUOTED_WORDS:
        return False
    return any(word[0].islower() for word in _TITLE_WORDS.findall(words))


def _unnoted(passage: Passage, words: str) -> Finding:
    start = " ".join(words.split()[:6])
    return Finding(
        rule="quotation",
        message=f"the quotation “{start} …” has no note; add one with {{cite:note}} after it",
        docname=passage.docname,
        line=passage.line,
        file=passage.file,
        subject=passage.card,
    )


def _find_bare_pictures(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for entity in chronicle.entities.values():
        if entity.text("image") and not entity.text("alt"):
            yield found(
                "picture",
                entity,
                "its image has no alternative text but"
                f" ‘{full_name(entity, chronicle.type_of(entity.ref))}’; say what it shows in"
                " ‘:alt:’",
            )
    for picture in manuscript.pictures:
        lacking = [
            word
            for word, there in (("alternative text", picture.has_alt), ("credit", picture.credit))
            if not there
        ]
        if lacking:
            yield Finding(
                rule="picture",
                message=f"image ‘{picture.uri}’ has no {' and no '.join(lacking)}; say what it"
                " shows in ‘:alt:’, and whose it is in ‘:credit:’ or the caption",
                docname=picture.docname,
                line=picture.line,
                file=picture.file,
                subject=picture.card,
            )


QUOTATION = Rule(
    name="quotation",
    sentence="A quotation has no note.",
    severity=Severity.NOTE,
    why="Whoever quotes must say from where; it is the first thing that a reviewer looks up.",
    mend="Add a note after the quotation: ‘{cite:note}`wyden1979{12}`’.",
    unseen="Fewer than eight words in quotation marks, which are a phrase or a title, and titles"
    " of more, with their capitals; quotations in titles and in notes; whether the note is that of"
    " the quotation; and words quoted without marks.",
    find=_find_unnoted,
)
PICTURE = Rule(
    name="picture",
    sentence="An image has no alternative text, or no credit.",
    severity=Severity.NOTE,
    why="Who cannot see the picture hears its alternative text; who owns it is to be named."
    " Without either the book cannot be published in most houses.",
    mend="Say what the picture shows in ‘:alt:’, and whose it is in ‘:credit:’, or in the caption."
    " An empty ‘:alt:’ of ‘{image}’ or ‘{figure}’ says that it only decorates; ‘![](a.png)’ says"
    " nothing.",
    unseen="Whether the words are right, and whether a caption names the owner: any caption"
    " counts.",
    find=_find_bare_pictures,
)
