"""The language of a book, in the spellings that people type."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers


@cache
def locale_named(name: str) -> Locale | None:
    """Return what Babel knows of the language whose code is *name*, or nothing.

    ``pt_BR``, ``pt-br`` and ``pt_BR.UTF-8`` are one; a script or country that Babel lacks falls
    away (``de_US`` is ``de``). A language's name is no code: see :func:`code_of`.
    """
    parts = name.partition(".")[0].partition("@")[0].strip().replace("-", "_").split("_")
    while parts:
        spelled = "_".join(parts)
        try:
            return Locale.parse(_IDENTIFIERS.get(spelled.casefold(), spelled))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None


def code_of(language: str) -> str:
    """Return the code of a language that is named in English (``german`` is ``de``), or nothing."""
    wanted = language.strip().casefold()
    names = Locale("en").languages
    codes = [
        code
        for code, name in names.items()
        if name.casefold() == wanted and code.casefold() in _IDENTIFIERS
    ]
    return min(codes, key=len, default="")


def language_tag(name: str) -> str:
    """Return the tag of BCP 47 for a language, however it is spelled: ``zh_CN`` is ``zh-CN``.

    ``und`` where nobody can tell which language is meant.
    """
    spelled, _, variant = name.partition(".")[0].partition("@")
    script = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva"}.get(variant.casefold())
    parts = spelled.strip().replace("_", "-").split("-")
    parts[1:1] = [script] if script else []
    tag = "-".join(_cased(part, place) for place, part in enumerate(parts))
    if _TAG.fullmatch(tag):
        return tag
    return code_of(name).replace("_", "-") or "und"


def _cased(part: str, place: int) -> str:
    """Return a part of a tag as BCP 47 writes it: ``zh-Hans-CN``."""
    if place and len(part) == 2:  # noqa: PLR2004
        return part.upper()
    return part.title() if place and len(part) == 4 and part.isalpha() else part.lower()  # noqa: PLR2004


# Language, script, region, variants (RFC 5646, section 2.1).
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
_IDENTIFIERS = {identifier.casefold(): identifier for identifier in locale_identifiers()}
