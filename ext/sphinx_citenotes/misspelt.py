"""Names in ``conf.py`` that begin as our options do and are none of them."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

from .config import OPTIONS
from .diagnostics import Trouble, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_PREFIX = "citenotes_"
_OWN = "the guide lists all options; a name of your own should begin otherwise"


def warn_of_misspelt_options(app: Sphinx, config: Config) -> None:
    """Tell of each name in ``conf.py`` that nobody reads, with the option that may be meant."""
    stated: dict[str, object] = getattr(config, "_raw_config", {})  # Sphinx hands it on nowhere
    for name, value in stated.items():
        is_code = isinstance(value, (FunctionType, ModuleType, type))
        if name.startswith(_PREFIX) and name not in config.values and not is_code:
            warn(
                Trouble.CONF,
                f"there is no option ‘{name}’; {_mend(name)}",
                place_of_option(app, name),
            )


def _mend(name: str) -> str:
    known = [option.name.removeprefix(_PREFIX) for option in OPTIONS]
    near = get_close_matches(name.removeprefix(_PREFIX), known, n=1)
    return f"did you mean ‘{_PREFIX}{near[0]}’?" if near else _OWN


def place_of_option(app: Sphinx, name: str) -> str:
    """Return the file and line that give *name* a value."""
    path = Path(app.confdir) / "conf.py"
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return str(path)
    setting = re.compile(rf"\s*{re.escape(name)}\s*[:=]")
    found = [number for number, line in enumerate(lines, 1) if setting.match(line)]
    return f"{path}:{found[-1]}" if found else str(path)
