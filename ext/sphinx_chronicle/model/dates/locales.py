"""Choose the phrases of a locale; Babel is asked only for those we do not write ourselves."""

import re
from functools import cache

from .english import AMERICAN, BRITISH
from .phrases import Phrases
from .spanish import SPANISH

# Where English is printed the American way; elsewhere day, month, year.
_AMERICAN = frozenset({"", "US", "PH", "PR", "LR"})

# Behind the point stands an encoding, which is no region.
_PARTS = re.compile(r"[-_]|[.@].*")


@cache
def phrases_for(locale: str) -> Phrases:
    """Return the phrases of *locale*: ``en_US``, ``en-GB``, ``es`` or what Babel knows."""
    language, region, *_rest = (*_PARTS.split(locale.strip()), "")
    if language.lower() == "en":
        return AMERICAN if region.upper() in _AMERICAN else BRITISH
    if language.lower() == "es":
        return SPANISH
    from .cldr import phrases_from_cldr  # noqa: PLC0415 (Babel costs 50 ms; few books need it)

    return phrases_from_cldr(locale)


def knows_locale(locale: str) -> bool:
    """Tell whether *locale* has phrases of its own, ours or Babel's."""
    if _PARTS.split(locale.strip())[0].lower() in ("en", "es"):
        return True
    from sphinx_authoring.languages import locale_named  # noqa: PLC0415 (as above)

    return locale_named(locale) is not None
