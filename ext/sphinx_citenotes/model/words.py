"""Words with italics, links and quotation marks that know how deep they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pybtex.richtext import HRef, Tag, Text

from sphinx_authoring.addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

# Quotation marks are single or double by their depth, which is known only when all stands in its
# place. Until then these two characters of the private use area stand for them.
OPEN = "\ue000"
CLOSE = "\ue001"

_SIGNS = (("“", "”"), ("‘", "’"))
_CAPITALIZED = re.compile(
    r"[^\W\d_][a-zß-ÿ]+(?:$| (?:$|[^\W\d_A-Z]))"
    r"|(?:Address|Draft|Lecture|Manuscript|Memoir|Paper|Report|Sermon|Speech|Talk|Typescript), "
)


WITH_AUTHOR = re.compile(
    r"(?:personal|private) (?:communication|conversation|interview)"
    r"|(?:[\w-]+ )?(?:interview|conversation|e-?mail|message|correspondence)"
    r"(?: message)? (?:by|to|with) (?:the )?author",
    re.IGNORECASE,
)
"""What somebody said or wrote to the author of the book herself (CMOS 17, 14.211, 14.214)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. Two positional fields would be mistaken for each other: name them."""

    text: str
    italic: bool = False
    url: str = ""


Words = tuple[Run, ...]
"""What a field says, as runs."""


def as_words(text: str) -> Words:
    """Return *text* as upright words; nothing for an empty string."""
    return (Run(text),) if text else ()


def as_plain(words: Words) -> str:
    """Return the characters of *words* without italics, quotation marks settled."""
    return "".join(run.text for run in settle_quotes(words))


def as_link(url: str) -> Words:
    """Return *url* as words that lead to it."""
    return (Run(url, url=url),) if url else ()


def italicize(words: Words) -> Words:
    """Return *words* in italics; what was italic in them becomes roman."""
    return tuple(replace(run, italic=not run.italic) for run in words)


def is_bracketed(words: Words) -> bool:
    """Tell whether *words* begin with a bracket, as the translation of a title does."""
    return bool(words) and words[0].text.startswith("[")


def quote(words: Words) -> Words:
    """Return *words* between quotation marks; nothing if there are no words."""
    return (Run(OPEN), *words, Run(CLOSE)) if words else ()


def capitalize(words: Words) -> Words:
    """Return *words* with a capital first letter; nothing else changes."""
    if words and words[0].url:
        return words
    for index, run in enumerate(words):
        for position, character in enumerate(run.text):
            if character.isalnum():
                text = run.text[:position] + character.upper() + run.text[position + 1 :]
                return (*words[:index], replace(run, text=text), *words[index + 1 :])
    return words


def uncapitalize(words: Words) -> Words:
    """Return *words* with a small first letter, unless “PhD” or “Oral History” begins them."""
    if words and WITH_AUTHOR.fullmatch(words[0].text):
        return (replace(words[0], text=words[0].text.lower()), *words[1:])
    if not words or not _CAPITALIZED.match(words[0].text):
        return words
    first = words[0]
    return (replace(first, text=first.text[:1].lower() + first.text[1:]), *words[1:])


def upper_first(text: str) -> str:
    """Return *text* with a capital first letter."""
    return text[:1].upper() + text[1:]


_REMARK = re.compile(
    r"(?:Also|Archived|Audio|Audiobook|Available|Draft|E-book|Film|Last|Map|Microfiche|Microfilm"
    r"|Mimeograph|Newspaper|Newsreel|Online|Photocopy|Podcast|Printed|Privately|Reprinted|Retired"
    r"|Streaming|Student|Transcript|Translated|Typescript|Unpublished|Video)\b"
)


def go_on_with_remark(words: Words) -> Words:
    """Return *words*, typed as a sentence, as they go on in a note: “draft”, but “Kindle”."""
    if not words or not _REMARK.match(words[0].text):
        return words
    first = words[0]
    return (replace(first, text=first.text[:1].lower() + first.text[1:]), *words[1:])


_BOXES = re.compile(r"\b(?:Box|Boxes|Folder|Folders|Folio|Reel|Frame|Item)(?= [\dA-Z])")


def lower_boxes(words: Words) -> Words:
    """Return *words* with “box 12, folder 3” in small letters (CMOS 17, 14.224)."""
    return tuple(
        replace(run, text=_BOXES.sub(lambda found: found[0].lower(), run.text)) for run in words
    )


# “de Gaulle”, “ibid.” and what only describes a source; not “bell hooks”, “al.com” or “iPhone”.
_SMALL_START = re.compile(
    r"(?:(?:d[aeiou]?|della|des|dos|das|du|l[ae]|van|von|der|den|ten|ter|zu|zum|af|av)[ ’]){1,3}"
    r"[^\W\d_a-z]"
    r"|al-(?=[^\W\d_a-z])"
    r"|(?:ibid|interview|oral history|review|introduction|preface|foreword|afterword|letter"
    r"|telegram|cable|memorandum|memo|notes?|minutes|diary|record|report|speech|address|remarks"
    r"|lecture|transcript|discussion|conversation|editorial|obituary|advertisement|undated"
    r"|untitled|photograph|map|email|typescript|manuscript|personal communication)\b"
)


def begin_sentence(words: Words) -> Words:
    """Return *words* as a note begins with them (CMOS 17, 8.5)."""
    return capitalize(words) if wants_capital(as_plain(words[:2])) else words


def wants_capital(text: str) -> bool:
    """Tell whether *text* takes a capital at the head of a note."""
    return bool(_SMALL_START.match(text))


def starts_small(words: Words) -> bool:
    """Tell whether the first letter of *words* is a small one."""
    text = as_plain(words)
    return text[:1].islower()


def cut(words: Words, length: int) -> Words:
    """Return the first *length* characters of *words*."""
    return tuple(_take(words, 0, length))


def drop(words: Words, length: int) -> Words:
    """Return *words* without their first *length* characters."""
    return tuple(_take(words, length, sum(len(run.text) for run in words)))


def _take(words: Words, start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in words:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            yield replace(run, text=text)


def settle_quotes(words: Words) -> Words:
    """Return *words* with real quotation marks, double outside and single within."""
    if not any(OPEN in run.text or CLOSE in run.text for run in words):
        return words
    depth = 0
    settled = []
    for run in words:
        characters = []
        for character in run.text:
            if character == OPEN:
                characters.append(_SIGNS[depth % 2][0])
                depth += 1
            elif character == CLOSE:
                depth = max(0, depth - 1)
                characters.append(_SIGNS[depth % 2][1])
            else:
                characters.append(character)
        settled.append(replace(run, text="".join(characters)))
    return tuple(settled)


def as_text(words: Words) -> Text:
    """Return *words* as pybtex's rich text, which leads to addresses of the web alone.

    What has no italics of its own stands upright.
    """
    parts = []
    for run in settle_quotes(words):
        for text, italic in _in_scripts(run.text) if run.italic else [(run.text, False)]:
            part = Tag("em", text) if italic else text
            parts.append(HRef(run.url, part) if is_web_address(run.url) else part)
    return Text(*parts)


def _in_scripts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of *text*, and whether each may be slanted."""
    at = 0
    for found in _UPRIGHT.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], True
        yield found.group(), False
        at = found.end()
    if at < len(text):
        yield text[at:], True


_SLANTED = (
    "A-Za-z\u00aa\u00ba\u00c0-\u058f\u10a0-\u10ff\u1c80-\u1cbf\u1d00-\u1fff\u2071-\u209c"
    "\u2100-\u218f\u2c60-\u2dff\ua640-\ua69f\ua720-\ua7ff\uab30-\uab6f\ufb00-\ufb17\uff21-\uff5a"
    "\U00010000-\U0001034f\U0001d400-\U0001d7ff"
)
"""Latin, Greek, Cyrillic, Armenian, Georgian and their kin, which printers have italics for."""
_LETTER = (
    rf"(?:(?=[\u0590-\U0010ffff])[^\W\d_{_SLANTED}]|[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20])"
)
_BETWEEN = rf"[^{_SLANTED}\[\]]"
_UPRIGHT = re.compile(rf" ?{_LETTER}(?:{_BETWEEN}*(?:{_LETTER}|[\u0591-\u0e7f]))* ?")
_TAIL = re.compile(rf" {_LETTER}{_BETWEEN}*$")


def start_of_upright(text: str) -> int:
    """Return where the characters of a script without italics begin behind others; 0 if nowhere.

    “Hai an shi 海岸史”
    """
    if not re.search(f"[{_SLANTED}]", text):
        return 0
    found = _TAIL.search(text)
    return found.start() if found else 0
