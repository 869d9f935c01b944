"""Where the authors' guide is to be read."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata

_DISTRIBUTION = "sphinx-chronicle"
_LABEL = "documentation"


def published_guide() -> str:
    """Return the address that the distribution gives for its documentation, empty if none."""
    try:
        urls = metadata(_DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:  # run from a copy of the sources that was never installed
        return ""
    for url in urls:
        label, _, address = url.partition(",")
        if label.strip().casefold() == _LABEL:
            return str(address.strip())
    return ""
