"""Which edition, which volume, and in which series."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kinds import Kind
from .line import Line
from .numbers import print_pages
from .words import Words, as_plain, as_words

if TYPE_CHECKING:
    from .record import Source

_ADJECTIVES = {
    "abridged": "abr.", "annotated": "annotated", "critical": "critical", "enlarged": "enl.",
    "expanded": "exp.", "illustrated": "illustrated", "new": "new", "paperback": "paperback",
    "revised": "rev.", "rev": "rev.", "updated": "updated",
}  # fmt: skip
_TYPED_AS_SENTENCE = re.compile(r"(?:Abr|Enl|Exp|Rev)\.(?= |$)")
_NUMBERED = re.compile(
    r"(\d+(?:st|nd|rd|th) ed\.),? .*\b(?:revised|enlarged|expanded|rev|enl)\b.*", re.IGNORECASE
)
_EUROPEAN = re.compile(r"^(?P<number>\d{1,3})\.(?=$| ed)", re.IGNORECASE)
"""“2. ed”, as catalogs of other countries have it."""
_ORDINALS = {
    "2d": "2nd", "3d": "3rd",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
}  # fmt: skip


def edition_of(source: Source) -> str:
    """Return “2nd ed.”, “rev. ed.”, or what was typed; nothing for a first edition (14.113)."""
    text = as_plain(source.edition)
    if re.fullmatch(r"\d{1,4}", text):
        return "" if text == "1" else f"{ordinal(int(text))} ed."
    text = _EUROPEAN.sub(lambda found: ordinal(int(found["number"])), text)
    words = [
        _ORDINALS.get(word.lower(), word)
        for word in re.sub(r"\bed(?:ition)?s?\b\.*", "ed.", text, flags=re.IGNORECASE).split()
    ]
    printed = " ".join(_ADJECTIVES.get(word.lower(), word) for word in words)
    if printed in {"", "1st", "1st ed", "1st ed."}:
        return ""
    numbered = _NUMBERED.fullmatch(" ".join(words))
    if numbered:  # “Second Edition, Revised and Enlarged” is the second
        return numbered[1]
    printed = re.sub(r"^(\d+(?:st|nd|rd|th)),", r"\1", printed)  # “2nd, revised”
    printed = _TYPED_AS_SENTENCE.sub(lambda found: found[0].lower(), printed, count=1)
    if re.search(
        r"\b(?:ed\b|éd\b|Aufl|Ausg|Nachdr|ed\.|edi[czt]i|ediç|reprint|impr|изд|版|version|printing)",
        printed,
        re.IGNORECASE,
    ):
        return re.sub(r"\bed$", "ed.", printed)
    return f"{printed} ed."


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = (
        "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"


def volume_of(source: Source) -> str:
    """Return “vol. 2, pt. 1”."""
    parts = []
    if source.volume:
        typed = re.match(r"vol|bk|pt|Bd|tom", source.volume)
        several = re.fullmatch(r"\d+ ?(?:--?|–|[,/&]|and) ?\d+", source.volume)
        label = "vols." if several else "vol."
        parts.append(source.volume if typed else f"{label} {print_pages(source.volume)}")
    if source.part:
        parts.append(f"pt. {source.part}")
    return ", ".join(parts)


def volume_in_short(source: Source) -> str:
    """Return “2” if a shortened note names the whole set, and a page of it needs the volume.

    Nothing for a volume that is cited by a title of its own; “2, pt. 1” where it has parts.
    """
    is_set = source.kind in {Kind.BOOK, Kind.REPORT} and bool(source.volume)
    if not is_set or (source.main_title and not _is_cited_as_set(source)):
        return ""
    return volume_of(source) if source.part else source.volume


def _is_cited_as_set(source: Source) -> bool:
    return bool(source.short_title) and as_plain(source.main_title).startswith(
        as_plain(source.short_title)
    )


def volumes_of(source: Source) -> str:
    """Return “6 vols.”; nothing where one volume of the set is cited (CMOS 17, 14.118)."""
    if not source.volumes or source.volume:
        return ""
    return f"{source.volumes} vols." if source.volumes[-1].isdigit() else source.volumes


def series_and_number(source: Source) -> Words:
    """Return the series with its number, as it is printed behind the title."""
    if not source.series:
        return ()
    # “no. 99”, “vol. 3”, “Sheet 17”
    is_labelled = re.match(r"[a-z]+\.? \d|[A-Z][a-z]{2,} .*\d", source.number)
    if is_labelled or as_plain(source.series).endswith(("ser.", "n.s.", "o.s.")):
        return Line(source.series).comma(source.number).words
    return (*source.series, *as_words(f" {source.number}" if source.number else ""))
