"""The language of a book, in the spellings that people type."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

_TYPED = re.compile(
    r"(?P<language>[a-z]{2,3})(?:_(?P<script>[a-z]{4}))?(?:_(?P<region>[a-z]{2}|\d{3}))?(?:_\w+)*",
    re.IGNORECASE,
)
# What follows ``@`` in the locales of Unix, where it says how the language is written.
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva"}
# Sphinx has words in these, under the names that stand behind them.
_IN_SPHINX = {"zh": "zh_CN", "zh_Hans": "zh_CN", "zh_Hant": "zh_TW", "sr_Latn": "sr@latin"}
# Language, script, region, variants (RFC 5646, section 2.1).
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
_FOR_PRIVATE_USE = re.compile(r"q[a-t][a-z]")


@cache
def locale_named(name: str) -> Locale | None:
    """Return what Babel knows of the language whose code is *name*, or nothing.

    ``pt_BR``, ``pt-br`` and ``pt_BR.UTF-8`` are one; a script or country that Babel lacks falls
    away (``de_US`` is ``de``). A language's name is no code: see :func:`code_of`.
    """
    parts = _plain(name).split("_")
    while parts:
        spelled = "_".join(parts)
        try:
            return Locale.parse(_IDENTIFIERS.get(spelled.casefold(), spelled))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None


def code_of(language: str) -> str:
    """Return the code of a language that is named in English or in itself, or nothing.

    ``German`` and ``Deutsch`` are ``de``.
    """
    wanted = language.strip().casefold() or None
    codes = [code for code, name in _names() if name == wanted and code.casefold() in _IDENTIFIERS]
    return min(codes, key=len, default="")


def is_right_to_left(name: str) -> bool:
    """Tell whether what is written in the language *name* is read from right to left."""
    locale = locale_named(name)
    return locale is not None and locale.text_direction == "rtl"


def language_tag(name: str) -> str:
    """Return the tag of BCP 47 for a language, however it is spelled: ``zh_CN`` is ``zh-CN``.

    ``und`` where nobody can tell which language is meant.
    """
    parts = _plain(name).split("_")
    tag = "-".join(_cased(part, place) for place, part in enumerate(parts))
    if _TAG.fullmatch(tag):
        return tag
    return code_of(name).replace("_", "-") or "und"


def _cased(part: str, place: int) -> str:
    """Return a part of a tag as BCP 47 writes it: ``zh-Hans-CN``."""
    if place and len(part) == 2:  # noqa: PLR2004
        return part.upper()
    return part.title() if place and len(part) == 4 and part.isalpha() else part.lower()  # noqa: PLR2004


def spelled_for_sphinx(language: str) -> str:
    """Return the code *language* as Sphinx spells it (``pt-br`` is ``pt_BR``).

    Empty for what is no code, and for a code that no language has.
    """
    match = _TYPED.fullmatch(_plain(language))
    if match is None:
        return ""
    locale = locale_named(match["language"])
    code = locale.language if locale else match["language"].lower()
    if not (locale or _is_known(code)):
        return ""
    script, region = (match["script"] or "").title(), (match["region"] or "").upper()
    written = f"{code}_{script}" if script else code
    if region and (code == "zh" or not script):
        return f"{code}_{region}"
    return _IN_SPHINX.get(written) or (f"{written}_{region}" if region else written)


def _plain(name: str) -> str:
    """Return *name* with underscores, and without what Unix puts behind a locale."""
    base, _, modifier = name.strip().partition("@")
    plain = base.partition(".")[0].replace("-", "_")
    script = _SCRIPTS.get(modifier.casefold())
    language, _, rest = plain.partition("_")
    return "_".join(filter(None, (language, script, rest))) if script else plain


def _is_known(code: str) -> bool:
    return code in Locale("en").languages or bool(_FOR_PRIVATE_USE.fullmatch(code))


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return the codes of languages with a name in small letters: in English and in themselves."""
    english = [(code, name.casefold()) for code, name in Locale("en").languages.items()]
    spoken = [identifier for identifier in locale_identifiers() if "_" not in identifier]
    own = [(code, Locale.parse(code).languages.get(code, "").casefold()) for code in spoken]
    return (*english, *own)


_IDENTIFIERS = {identifier.casefold(): identifier for identifier in locale_identifiers()}
