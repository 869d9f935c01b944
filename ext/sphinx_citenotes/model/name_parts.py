"""The parts of names in .bib fields: what braces keep together, and what names a body."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"^The [A-Z]|\b(?:Agency|Association|Commission|Committee|Department|Embassy|Institute|Ministry"
    r"|Museum|University|(?:U\. ?S\.|United States) (?:Congress|House|Senate)"
    r"|(?:Bureau|Center|Centre|Council|Library|Office|Society) (?:of|on|for))\b"
)


def is_body(text: str) -> bool:
    """Tell whether *text* names a body, such as a ministry, that nobody has braced."""
    return bool(_BODY.search(text))


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of *text* between separators that stand outside braces."""
    if "{" not in text:
        return [part.strip() for part in separator.split(text)]
    parts: list[str] = []
    depth = start = at = 0
    while at < len(text):
        character = text[at]
        found = separator.match(text, at) if not depth else None
        if found:
            parts.append(text[start:at].strip())
            start = at = found.end()
            continue
        depth = max(0, depth + (character == "{") - (character == "}"))
        at += 2 if character == "\\" else 1
    parts.append(text[start:].strip())
    return parts
