"""Where a line of a narrow column may break inside the name of a thing of a program."""

from __future__ import annotations

import re

_NAME = re.compile(r"\S{15,}")
_JOINT = re.compile(r"(?<=[._/:])(?=\w)|(?<=[a-z0-9])(?=[A-Z])|(?=\()")
_BREAK = "\u200b"


def with_joints(words: str) -> str:
    """Return *words*, the long ones with places to break after signs and before capitals.

    ``sphinx.ext.autosectionlabel`` has two, ``SphinxPostTransform`` has two; ``Mr. O'Brien`` and
    words of a language, which are hyphenated, have none.
    """
    return _NAME.sub(lambda name: _JOINT.sub(_BREAK, name.group()), words)
