"""Choose the phrases of a locale; Babel is asked only for those we do not write ourselves."""

from functools import cache

from .english import AMERICAN, BRITISH
from .phrases import Phrases
from .spanish import SPANISH

# Where English is printed the American way; elsewhere day, month, year.
_AMERICAN = frozenset({"", "US", "PH", "PR", "LR"})


@cache
def phrases_for(locale: str) -> Phrases:
    """Return the phrases of *locale*: ``en_US``, ``en-GB``, ``es`` or what Babel knows."""
    language, _, rest = locale.replace("-", "_").partition("_")
    if language == "en":
        return AMERICAN if rest.upper().partition(".")[0] in _AMERICAN else BRITISH
    if language == "es":
        return SPANISH
    from .cldr import phrases_from_cldr  # noqa: PLC0415 (Babel costs 50 ms; few books need it)

    return phrases_from_cldr(locale)


def knows_locale(locale: str) -> bool:
    """Tell whether *locale* has phrases of its own, ours or Babel's."""
    if locale.replace("-", "_").partition("_")[0] in ("en", "es"):
        return True
    from .cldr import find_locale  # noqa: PLC0415 (as above)

    return find_locale(locale) is not None
