"""The parts of names in .bib fields: what braces keep together, and what names a body."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"^The [A-Z]|\b(?:Agency|Association|Commission|Committee|Department|Embassy|Institute|Ministry"
    r"|Museum|Organization|United (?:Nations|Press)|University"
    r"|(?:U\. ?S\.|United States) (?:Congress|House|Senate)"
    r"|(?:Bureau|Center|Centre|Council|Library|Office|Society) (?:of|on|for))\b"
    r"|^(?:Academia|Archivo|Arquivo|Asamblea|Auswärtiges|Biblioteca|Comisión|Comité|Consejo"
    r"|Departamento|Embajada|Institut|Instituto|Minist[eèé]r[eio]+|Ministerium|Museo|Partido"
    r"|Secretar[ií]a|Universidade?|Università|Université|Universität"
    r"|Академия|Институт|Комитет|Министерство) "
)
_FIRM = re.compile(r"\S \\?& \S")
_WHOLE = re.compile(
    r".+ (?:the|of) .+|(?:(?:Pope|King|Queen|Emperor|Tsar|Sultan|Saint|St\.) )?\S+ [IVXL]{2,}"
)
"""Names of rulers, saints and the ancients, which have no family name (CMOS 17, 16.38)."""
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def is_body(text: str) -> bool:
    """Tell whether *text* names a body, such as a ministry, that nobody has braced."""
    return bool(_BODY.search(text))


def is_whole(name: str) -> bool:
    """Tell whether *name*, typed without a comma, has no family name: “Pliny the Elder”."""
    if _FIRM.search(name) or _WHOLE.fullmatch(name):
        return True
    return has_ideographs(name) and " " in name


def has_ideographs(text: str) -> bool:
    """Tell whether *text* holds Chinese, Japanese or Korean characters."""
    return bool(_IDEOGRAPHS.search(text))


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
