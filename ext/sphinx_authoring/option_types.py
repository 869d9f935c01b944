"""Values in ``conf.py`` that are of another type than their option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

_WRITE = {
    str: "words in quotation marks",
    bool: "True or False",
    int: "a whole number",
    float: "a number",
    list: "a list, such as ['one', 'two']",
    dict: "a dictionary, such as {'name': 'value'}",
}


def check_type(name: str, value: object, types: Iterable[type]) -> None:
    """Refuse the *value* of the option *name* unless it is of one of *types*.

    Sphinx only warns about it, in words of Python, and the build fails where the value is used.

    :raises ConfigError: with what to write.
    """
    kinds = tuple(types)
    if isinstance(value, kinds) and (not isinstance(value, bool) or bool in kinds):
        return
    if bool in kinds and value in (0, 1):  # as the command line writes them
        return
    named = [kind for kind in kinds if kind in _WRITE and not (kind is int and float in kinds)]
    wanted = " or ".join(_WRITE[kind] for kind in named)
    raise ConfigError(f"{name} = {value!r} cannot be read; write {wanted}")
