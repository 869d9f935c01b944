"""Put names in the order of an index: accents and case aside."""

import unicodedata

_QUOTES = "“”‘’«»¿¡\"' "


def filing_key(name: str) -> tuple[str, str]:
    """Return the key that files *name*: letters without accents first, then the exact text."""
    return fold(name).lstrip(_QUOTES), name


def fold(text: str) -> str:
    """Return *text* in lower case without accents and marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def initial(name: str) -> str:
    """Return the capital under which an index files *name*; ``#`` for what is no letter."""
    letters = fold(name).lstrip(_QUOTES)
    return letters[:1].upper() if letters[:1].isalpha() else "#"
