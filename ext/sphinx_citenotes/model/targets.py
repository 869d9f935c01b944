"""The sources that the text of a citation names, also where it is typed otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_BREAK = re.compile(r"[,;]")
_KEY = re.compile(r"[^\s,;{}\[\]()@]+")
_PLACE = re.compile(
    r"(?:(?:pp?|pg|pages?|fols?|vols?|chaps?|ch|nos?|nn?|secs?|§+|paras?|cols?|figs?|s\.v)\b\.?\s*)?"
    r"(?:\d|[ivxlc]+\b)",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?:(?:but |and )?(?:see|cf\.?|compare|e\.g\.|quoted in|cited in)(?: also| esp\.)?|also)\s+",
    re.IGNORECASE,
)
_AROUND = " \t\n'\"‘’“”`"
_ENCLOSED = re.compile(r"[\[({](.*)[\])}]", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One source as the author typed it: what comes before the key, the key, what comes after."""

    key: str
    prefix: str = ""
    locator: str = ""

    def __str__(self) -> str:
        """Return ``{see}key{12}``, as a role wants it."""
        before = f"{{{self.prefix}}}" if self.prefix else ""
        after = f"{{{self.locator}}}" if self.locator else ""
        return f"{before}{self.key}{after}"


def spelled(targets: Sequence[Target]) -> str:
    """Return *targets* as a role wants them."""
    return ", ".join(map(str, targets))


def guess_targets(text: str, known: Collection[str]) -> tuple[Target, ...]:
    """Return the sources that *text* must mean, which is not typed as a role wants it.

    ``key, 149``, ``key p. 149``, ``see @key; @other``, ``[key]``, ``key:149``, ``key{149``. All but
    the first are of the *known* keys, whose case does not count; nothing if that leaves a doubt.
    """
    found: list[Target] = []
    for piece in _pieces(text.strip(_AROUND), known):
        target = _with_key(piece, known, is_first=not found)
        if target is not None:
            found.append(target)
            found.extend(_following(found, known))
        elif found:
            if _KEY.fullmatch(piece.strip()) and not _is_place(piece):
                return ()  # another source, whose key nobody knows
            found[-1] = _further(found[-1], piece)
        elif not _KEY.fullmatch(piece.strip()) or _is_place(piece):
            return ()
        else:
            found.append(Target(key=piece.strip()))
    is_alone = len(found) == 1 and "@" not in text and not _is_place(found[0].locator)
    if is_alone and found[0].key not in known:
        return ()
    return swap_places(found)


def swap_places(targets: Sequence[Target]) -> tuple[Target, ...]:
    """Return *targets*, a place that stands before a key behind it: ``{149}key``."""
    return tuple(
        replace(target, prefix="", locator=target.prefix)
        if not target.locator
        and re.fullmatch(rf"{_PLACE.pattern}[\d\s–-]*", target.prefix, re.IGNORECASE)
        else target
        for target in targets
    )


def _is_place(words: str) -> bool:
    return bool(_PLACE.match(words.strip())) or words.strip() == "passim"


def _pieces(text: str, known: Collection[str]) -> Iterator[str]:
    """Yield what stands between commas and semicolons outside of braces, or before a next key."""
    whole = _ENCLOSED.fullmatch(text)
    if whole and text[0] != "{" and not set("[](){}") & set(whole[1]):
        text = whole[1]
    is_unclosed = text.count("{") > text.count("}")
    depth, piece = 0, ""
    for place, character in enumerate(text):
        depth = max(0, depth + (character == "{") - (character == "}"))
        before_key = bool(_key_at_head(text[place + 1 :].lstrip(" @"), known))
        if _BREAK.match(character) and (not depth or (is_unclosed and before_key)):
            yield piece
            depth, piece = 0, ""
        elif character == "}" and before_key and re.search(r"\w\s*\{", piece):
            yield piece
            piece = ""
        else:
            piece += character
    yield piece


def _with_key(piece: str, known: Collection[str], *, is_first: bool) -> Target | None:
    """Return the source that *piece* names: at its head, behind “see”, or behind an “@”."""
    piece = re.sub(r"^\s*(?:and|&)\s+", "", piece)
    at = re.search(r"(?<!\w)-?@(?=\w)", piece)
    if at:
        before, after = piece[: at.start()], piece[at.end() :]
        key = _key_at_head(after, known) or _KEY.match(after)[0]  # type: ignore[index]
        return Target(key=key, prefix=_bare(before), locator=_bare(after[len(key) :]))
    head = piece.lstrip(" {")
    words = _PREFIX.match(head.replace("}", " "))
    starts = [0, words.end()] if words else [0]
    if is_first:
        starts += [space.end() for space in re.finditer(r"[\s}]+", head)]
    for start in starts:
        key = _key_at_head(head[start:], known)
        if key:
            locator = _bare(head[start + len(key) :])
            return Target(key=key, prefix=_bare(head[:start]), locator=locator)
    return None


def _key_at_head(text: str, known: Collection[str]) -> str:
    """Return the longest key with which *text* begins, whatever its case."""
    word = _KEY.match(text)
    for end in range(word.end() if word else 0, 0, -1):
        follows = text[end : end + 1]
        if not (follows.isalnum() or follows == "_") and text[:end] in known:
            return text[:end]
    return ""


def _following(found: list[Target], known: Collection[str]) -> Iterator[Target]:
    """Yield the sources typed behind the last one without a comma: ``key other``."""
    while (joined := re.match(r"(?:(?:and|&)\s+)?", found[-1].locator)) is not None:
        rest = found[-1].locator[joined.end() :]
        key = _key_at_head(rest, known)
        if not key or rest[len(key) :].strip():
            return
        found[-1] = replace(found[-1], locator="")
        yield Target(key=key)
        return


def _further(target: Target, piece: str) -> Target:
    more = _bare(piece)
    locator = f"{target.locator}, {more}" if target.locator and more else target.locator or more
    return replace(target, locator=locator)


def _bare(words: str) -> str:
    """Return *words* without the brackets and marks around and between them."""
    words = re.sub(r"\}\s*\{", ", ", words.strip(" \t\n:,;").lstrip("\"'”’"))
    words = re.sub(r"[{}]", "", words).strip(" :,;#")
    words = re.sub(r"^[.–-](?=\d)", "", words)
    enclosed = _ENCLOSED.fullmatch(words)
    return " ".join((enclosed[1] if enclosed else words).split())
