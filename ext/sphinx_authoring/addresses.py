"""Which addresses may become links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "ftp", "mailto")
"""The schemes of links; anything else may run a script or open a program."""

# What browsers pass over before and inside a scheme: C0 controls and blanks (URL Standard, 4.4).
_IGNORED = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ufeff]+"
)
_AT_ENDS = re.compile(rf"^{_IGNORED.pattern}|{_IGNORED.pattern}$")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def scheme_of(address: str) -> str:
    """Return the scheme of *address* as a browser reads it, in small letters; else nothing."""
    match = _SCHEME.match(_IGNORED.sub("", address))
    return match[1].lower() if match else ""


def is_web_address(address: str) -> bool:
    """Tell whether *address* is whole, and of a scheme that may be linked."""
    scheme = scheme_of(address)
    return scheme in SCHEMES and _names_a_place(_AT_ENDS.sub("", address), scheme)


def _names_a_place(address: str, scheme: str) -> bool:
    try:
        parts = urlsplit(address)
        place = parts.path if scheme == "mailto" else (parts.hostname or "")
        is_port = (parts.port or 0) >= 0  # asked for, since it is read only then
    except ValueError:  # a port or an address of numbers that is none
        return False
    return is_port and bool(place) and not re.search(r"[\s<>%]", place)


def may_be_linked(address: str) -> bool:
    """Tell whether *address* is one of the web or of the book: no other scheme, no other host."""
    if scheme_of(address):
        return is_web_address(address)
    return not _IGNORED.sub("", address).replace("\\", "/").startswith("//")
