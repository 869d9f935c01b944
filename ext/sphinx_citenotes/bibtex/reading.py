"""The text of a citation role, read as it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Trouble, warn
from ..model.targets import guess_targets, spelled, swap_places
from .core import as_role, parse_targets, warn_of_target
from .files import entries_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from ..model.targets import Target


def read_targets(
    env: BuildEnvironment, role: str, text: str, location: tuple[str, int] | str
) -> tuple[Target, ...]:
    """Return the sources that *text* names in the *role* of that name; nothing if nobody can tell.

    The author is warned of what is typed otherwise than it must be, with how to write it.
    """
    known = entries_of(env)
    try:
        typed = parse_targets(text)
    except ValueError:
        typed = ()
    if typed and all(target.key in known for target in typed):
        meant = swap_places(typed)
    else:
        meant = guess_targets(text, known) or typed
    if not meant:
        warn_of_target(text, location)
    elif meant != typed:
        message = (
            f"‘{text}’ is not how a citation names its sources; write"
            f" ‘{as_role(env, role, spelled(meant))}’, the key first and the place in braces"
        )
        warn(Trouble.TARGET, message, location)
    return meant
