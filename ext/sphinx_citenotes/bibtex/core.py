"""What all of the door needs: names, targets, and bibtex’s own domain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from ..diagnostics import Trouble, warn
from ..model.targets import Target

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain


EXTENSION = "sphinxcontrib.bibtex"
DOMAIN = "cite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a bibliography prints a source, with label and tooltip for bibtex's own roles."""

    docname: str
    anchor: str
    label: str
    tooltip: str


def bibtex_domain(env: BuildEnvironment) -> BibtexDomain:
    """Return bibtex’s own domain."""
    return cast("BibtexDomain", env.get_domain(DOMAIN))


def parse_targets(text: str) -> tuple[Target, ...]:
    """Return the sources that *text* names in bibtex's own syntax, ``{see}key{12}, key``.

    :raises ValueError: if *text* is not in that syntax.
    """
    return tuple(
        Target(key=target.key, prefix=target.pre.strip(), locator=target.post.strip())
        for target in parse_citation_targets(text)
    )


def free_name(taken: Container[str], wanted: str) -> str:
    """Return *wanted*, with a number if that is taken."""
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    return name


def unread(text: str) -> nodes.inline:
    """Return *text* as typed, marked as what nobody can read."""
    return nodes.inline(text, text, classes=["citenotes-unread"])


def warn_of_target(text: str, location: str | tuple[str, int]) -> None:
    """Warn the author that nobody can read the sources that *text* names."""
    example = "{see}wyden1979{12–14}, persons1990{149}"
    if text.strip():
        message = f"cannot read the sources in ‘{text}’; write key{{locator}}, and a comma between"
        warn(Trouble.TARGET, f"{message} two: {example}", location)
    else:
        message = "this citation names no source; write its key, and the place in braces:"
        warn(Trouble.TARGET, f"{message} persons1990{{149}}", location)


def as_role(env: BuildEnvironment, role: str, text: str) -> str:
    """Return *text* in the role of that name as the page being read has to write it."""
    in_rst = Path(env.doc2path(env.docname)).suffix == ".rst"
    return f":{role}:`{text}`" if in_rst else f"{{{role}}}`{text}`"
