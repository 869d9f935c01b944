"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write *content* beside *path* and move it there: who reads *path* never sees a part of it.

    Text is written in UTF-8 with the line ends that it has. The folder must exist.

    :raises OSError: if it cannot be written; what stood at *path* stands there still.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return which permissions new files lack; a temporary one lacks more."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
