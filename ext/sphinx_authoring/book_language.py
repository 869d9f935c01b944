"""Give the book's language the spelling that Sphinx and all its extensions know."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx
from sphinx.locale import get_translator
from sphinx.util import logging

from .languages import code_of, spelled_for_sphinx

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_logger = logging.getLogger(__name__)
_WORDS_OF_SPHINX = Path(sphinx.__file__).parent / "locale"


def settle_language(app: Sphinx, owner: str) -> None:
    """Let ``language`` be a code of a language: ``pt-BR`` becomes ``pt_BR``, ``english`` ``en``.

    What means nothing is warned about as ``OWNER.conf``. To be called from ``setup``, before an
    extension brings its own words; who calls second finds nothing to do.
    """
    typed: object = app.config.language
    if isinstance(typed, str) and _has_words(app, typed):
        return
    settled = spelled_for_sphinx(typed) if isinstance(typed, str) else ""
    if settled and settled == typed:
        return
    if not settled:
        # Sphinx puts the name of an extension before what is said in its setup.
        app.connect("config-inited", lambda app, _config: _warn_of(typed, app, owner))
    app.config.language = settled or "en"
    app.add_message_catalog("sphinx", _WORDS_OF_SPHINX)  # which Sphinx looked for before
    app.translator = get_translator()


def _warn_of(typed: object, app: Sphinx, owner: str) -> None:
    code = code_of(typed) if isinstance(typed, str) else ""
    _logger.warning(
        "language = %r is the code of no language: write its code, such as %s; until then the words"
        " that are not yours are English",
        typed,
        code or "en, es or pt_BR",
        type=owner,
        subtype="conf",
        location=place_in_conf(app, "language"),
    )


def place_in_conf(app: Sphinx, name: str) -> str:
    """Return the file and line that give the option *name* its value; the first if none does."""
    path = Path(app.confdir) / "conf.py"
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        lines = []
    setting = re.compile(rf"\s*{re.escape(name)}\s*[:=]")
    found = [number for number, line in enumerate(lines, 1) if setting.match(line)]
    # Without a line Sphinx takes it for the name of a page.
    return f"{path}:{(1, *found)[-1]}"


def _has_words(app: Sphinx, language: str) -> bool:
    """Tell whether there are words of the book or of Sphinx under exactly that code."""
    if not re.fullmatch(r"[\w.@-]+", language):
        return False
    folders = [_WORDS_OF_SPHINX, *(Path(app.srcdir) / each for each in app.config.locale_dirs)]
    return any((folder / language).is_dir() for folder in folders)
