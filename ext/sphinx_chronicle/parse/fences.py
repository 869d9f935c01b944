"""Fences that end where the author did not mean it: one box in another by mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_FENCE = re.compile(r" {0,3}(?P<marks>:{3,}|`{3,}|~{3,})(?P<rest>.*)")
_NAMED = re.compile(r"\s*\{(?P<name>[\w:.+-]+)\}\s*(?P<words>.*)")


def trouble_with_fences(who: str, content: Sequence[str], types: Iterable[str]) -> str:
    """Return what is wrong with the boxes in the *content* of the entry *who*; empty if nothing.

    An entry ends at the first line of as many colons as it began with. So a box in it that nothing
    closes took the end that was meant for the entry, or got the end that the entry lacks.
    """
    found = _left_open(content)
    named = _NAMED.match(found["rest"]) if found else None
    if found is None or named is None:
        return ""
    opening = f"{found['marks']}{found['rest']}".strip()
    if named["name"].rpartition(":")[2] in types:
        return (
            f"{who} takes in ‘{opening}’; put ‘{found['marks']}’ before that, on a line of its own,"
            " where the entry ends"
        )
    return (
        f"{who} ends where ‘{opening}’ in it should; begin and end the entry with"
        f" ‘{found['marks']}{found['marks'][0]}’"
    )


def _left_open(content: Sequence[str]) -> re.Match[str] | None:
    """Return the line of *content* that opens a fence which nothing closes."""
    opened: re.Match[str] | None = None
    for line in content:
        fence = _FENCE.match(line)
        if fence is None:
            continue
        if opened is None:
            opened = fence
        elif fence["marks"].startswith(opened["marks"]) and not fence["rest"].strip():
            opened = None
    return opened


def swallowed_heading(body: Iterable[nodes.Node], page: Path, last_line: int) -> str:
    """Return the first heading in *body*, the text of an entry that runs to the end of *page*.

    Empty where there is none, or where the page goes on after the entry's *last_line*: a heading
    in an entry is allowed. In Markdown it comes as a rubric with a level.
    """
    headings = (
        rubric.astext()
        for node in body
        for rubric in node.findall(nodes.rubric)
        if "level" in rubric
    )
    heading = next(headings, "")
    return heading if heading and _ends_at(page, last_line) else ""


def _ends_at(page: Path, line: int) -> bool:
    try:
        text = page.read_text("utf-8")
    except (OSError, ValueError):
        return False
    return not "\n".join(text.splitlines()[line:]).strip()
