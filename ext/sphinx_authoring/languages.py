"""The language of a book, in the spellings that people type."""

from __future__ import annotations

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


_IDENTIFIERS = {identifier.casefold(): identifier for identifier in locale_identifiers()}
