"""Pages are read again when a file that they were read from is another, though it be older.

Sphinx reads a page again when a file is newer than the reading. It does not see that an older
file was put in the place of another, as ``mv`` and ``cp -p`` do, nor that a picture has come
beside those among which a page chose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    _State = tuple[object, ...]


@dataclass(slots=True)
class _Readings:
    """By page: among which files it chose, and when and from what it was last read."""

    choices: dict[str, set[tuple[Path, str]]] = field(default_factory=dict)
    states: dict[str, tuple[int, _State]] = field(default_factory=dict)


def note_choice(env: BuildEnvironment, path: Path, endings: str = "") -> None:
    """Let the page that is being read be read again when the files of this name are others.

    *endings* is a pattern of what follows the name.
    """
    choice = path.parent, f"{escape(path.name)}{endings}"
    _readings(env).choices.setdefault(env.current_document.docname, set()).add(choice)


def find_replaced(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], changed: set[str], _removed: set[str]
) -> list[str]:
    """Return the pages that were read from other files than there are now."""
    state_of = _look(env)
    states = _readings(env).states
    known = env.found_docs & states.keys() - changed
    return sorted(docname for docname in known if states[docname][1] != state_of(docname))


def note_readings(_app: Sphinx, env: BuildEnvironment) -> None:
    """Note from what the pages were read that were read in this build."""
    state_of = _look(env)
    states = _readings(env).states
    for docname, when in env.all_docs.items():
        if states.get(docname, (0,))[0] != when:
            states[docname] = when, state_of(docname)


def forget(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget what is known of a page that is gone, or about to be read again."""
    _readings(env).choices.pop(docname, None)
    _readings(env).states.pop(docname, None)


def merge(
    _app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment
) -> None:
    """Take over the choices of pages that were read in another process."""
    choices = _readings(other).choices
    _readings(env).choices.update((name, choices[name]) for name in docnames if name in choices)


def _readings(env: BuildEnvironment) -> _Readings:
    if not hasattr(env, "authoring_readings"):
        env.authoring_readings = _Readings()  # type: ignore[attr-defined]
    return cast("_Readings", env.authoring_readings)  # type: ignore[attr-defined]


def _look(env: BuildEnvironment) -> Callable[[str], _State]:
    """Return a function from pages to the state of their files, each looked at once."""
    stamp, match = cache(_stamp), cache(_match)

    def state_of(docname: str) -> _State:
        names = env.dependencies.get(docname, ())
        choices = _readings(env).choices.get(docname, ())
        return (
            stamp(str(env.doc2path(docname))),
            *(stamp(path) for path in sorted(str(env.srcdir / name) for name in names)),
            *(match(*choice) for choice in sorted(choices)),
        )

    return state_of


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def _match(folder: Path, pattern: str) -> list[str]:
    try:
        return sorted(path.name for path in folder.glob(pattern))
    except (OSError, ValueError):
        return []
