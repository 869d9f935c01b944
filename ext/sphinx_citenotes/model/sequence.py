"""The notes of a page in their order: which citation is full, shortened or ibid."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pybtex.richtext import BaseText, Text

from .chicago import PLAIN_SHORT, ShortOptions
from .line import Line, close_sentence
from .locator import NOWHERE, Locator
from .styles import CHICAGO_NOTES
from .words import as_text, wants_capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .record import Source
    from .style import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One source cited at one place, with the words before and after it (“see”, “cf.”)."""

    key: str
    locator: Locator = NOWHERE
    prefix: str = ""
    suffix: str = ""


class Form(Enum):
    """How a citation is printed."""

    FULL = "full"
    SHORT = "short"
    IBID = "ibid"
    IBID_ELSEWHERE = "ibid elsewhere"


def decide_forms(notes: Sequence[Sequence[Citation]], *, ibid: bool) -> list[tuple[Form, ...]]:
    """Return the form of every citation of *notes*, shape for shape.

    The first citation of a source is full, later ones are shortened. With *ibid*, a citation of
    the source before it is “Ibid.”: within one note, or if the note before holds one source only
    (CMOS 17, 14.34). Without a place it is not, if a place was cited before: “Ibid.” would
    mean that place.
    """
    seen: set[str] = set()
    decided: list[tuple[Form, ...]] = []
    before: Citation | None = None
    for citations in notes:
        forms: list[Form] = []
        for citation in citations:
            form = Form.SHORT if citation.key in seen else Form.FULL
            if ibid and before is not None and before.key == citation.key:
                form = _again(before, citation)
            forms.append(form)
            seen.add(citation.key)
            before = citation
        if len({citation.key for citation in citations}) != 1:
            before = None
        decided.append(tuple(forms))
    return decided


def _again(before: Citation, citation: Citation) -> Form:
    if before.locator == citation.locator:
        return Form.IBID
    return Form.IBID_ELSEWHERE if citation.locator else Form.SHORT


def cite(
    source: Source,
    citation: Citation,
    form: Form,
    options: ShortOptions = PLAIN_SHORT,
    style: Style = CHICAGO_NOTES,
) -> Text:
    """Return the words of one citation in its form, open at the end."""
    if form is Form.FULL:
        return style.note(source, citation.locator)
    if form is Form.SHORT:
        return style.short(source, citation.locator, options)
    place = citation.locator if form is Form.IBID_ELSEWHERE else NOWHERE
    return as_text(Line("ibid.").comma(style.place(place)).words)


def compose_note(
    citations: Sequence[Citation],
    texts: Sequence[BaseText],
    *,
    sentence: bool = True,
    style: Style = CHICAGO_NOTES,
) -> Text:
    """Return one note, as in “See A, 12; B, 9; cf. C, 153”, with its period.

    *texts* are the words of each citation as :func:`cite` gives them; they may be wrapped, as in
    a link. A *sentence* begins with a capital letter and ends with a period; in running
    text neither is so.
    """
    parts: list[BaseText | str] = []
    for citation, text in zip(citations, texts, strict=True):
        if parts:
            parts.append("; ")
        parts.append(_with_prefix(citation.prefix, text, is_first=sentence and not parts))
        if citation.suffix:
            parts.append(citation.suffix if citation.suffix[0] in ",.;:" else f" {citation.suffix}")
    whole = Text(*parts)
    if not sentence or not parts:
        return whole
    return _closed(parts) if style.marks_inside_quotes else _closed_outside(whole)


def _closed(parts: list[BaseText | str]) -> Text:
    last = parts[-1]
    closed = close_sentence(Text(last) if isinstance(last, str) else last)
    return Text(*parts[:-1], closed)


def _closed_outside(whole: Text) -> Text:
    return whole if str(whole).endswith((".", "?", "!")) else Text(whole, ".")


def _with_prefix(prefix: str, text: BaseText, *, is_first: bool) -> Text:
    prefix = " ".join(prefix.split())
    if prefix:
        if is_first:
            prefix = prefix[:1].upper() + prefix[1:]
        return Text(prefix, " ", text)
    if is_first and wants_capital(str(text)):
        return Text(text[:1].upper(), text[1:])
    return Text(text)
