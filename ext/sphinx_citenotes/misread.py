"""Citations typed as other programs want them, which are plain text here.

Docutils and MyST take what they do not know for prose, and say nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_authoring.diagnostics import location_of

from .bibtex import as_role, entries_of
from .diagnostics import Trouble, suggest, warn
from .model.targets import guess_targets, spelled
from .roles import line_in
from .transforms import CollectNotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pybtex.database import Entry

_NOTE = "cite:note"
_SOURCE = "cite:source"
_KEY = r"[^\W_][\w:.#$%&+?~/-]*"
_BRACKETED = re.compile(r"\[(?:cite(?:/\w+)?:)?(?P<inside>[^\[\]]*(?<![\w.])@[^\[\]]+)\]")
_BARE = re.compile(rf"(?<![\w@./:-])-?@(?P<key>{_KEY})(?:\s\[(?P<place>[^\[\]]+)\])?")
_COMMAND = re.compile(
    r"\\(?P<name>[a-zA-Z]*cite[a-z]*)\*?(?P<places>(?:\[[^\[\]]*\]){0,2})\{(?P<keys>[^{}]+)\}"
)
_EMPTY = re.compile(r"\{(?P<name>cite:\w+)\}``(?!`)|(?<!\w):(?P<rst>cite:\w+):``(?!`)")
_IN_TEXT = {"textcite", "citet", "citeauthor", "citeyear", "citetitle"}
# A key as programs make them: a name and a year.
_USUAL_KEY = re.compile(r"[^\W\d_].*\d{2,4}[a-z]?")
_NO_PROSE = (nodes.literal, nodes.FixedTextElement, nodes.Invisible, nodes.raw, nodes.math)


class TellOfMisreadCitations(SphinxTransform):
    """Warn of what in the prose of a page was meant for a citation, with what to write."""

    default_priority: ClassVar[int] = CollectNotes.default_priority  # quotes are curled at 750

    def apply(self, **_kwargs: object) -> None:
        """Look through the text of the page."""
        for text in self.document.findall(nodes.Text):
            typed = text.astext()
            if any(mark in typed for mark in ("@", "cite")) and not _is_code_or_link(text):
                for found, message in self._misread(typed):
                    warn(Trouble.TARGET, message, self._location(text, found))

    def _misread(self, typed: str) -> Iterator[tuple[str, str]]:
        """Yield each citation in *typed* with what to tell of it."""
        known = entries_of(self.env)
        for empty in _EMPTY.finditer(typed):
            role = self._role(empty["name"] or empty["rst"], "key{149}")
            yield empty[0], f"‘{empty[0]}’ names no source; write {role}"
        for found, name, meant in (*_commands(typed), *_at_signs(typed, known)):
            targets = guess_targets(meant, known)
            if targets:
                unknown = (target.key for target in targets if target.key not in known)
                hint = "".join(suggest(key, known) for key in unknown)
                role = self._role(name, spelled(targets))
                yield found, f"‘{found}’ is read as plain text; write {role}{hint}"

    def _role(self, role: str, text: str) -> str:
        return f"‘{as_role(self.env, role, text)}’"

    def _location(self, text: nodes.Text, found: str) -> tuple[str, int] | str:
        line = line_in(text.parent, found)
        return (self.env.docname, line) if line else location_of(text, self.env)


def _is_code_or_link(text: nodes.Node) -> bool:
    above = text.parent
    while above is not None:
        if isinstance(above, (*_NO_PROSE, nodes.reference)):
            return True
        above = above.parent
    return False


def _commands(typed: str) -> Iterator[tuple[str, str, str]]:
    r"""Yield ``\footcite[149]{key}`` and the like, the role that is meant, and its text."""
    for found in _COMMAND.finditer(typed):
        role = _SOURCE if found["name"].lower() in _IN_TEXT else _NOTE
        *before, place = re.findall(r"\[([^\[\]]*)\]", found["places"]) or [""]
        first, *others = (key.strip() for key in found["keys"].split(","))
        prefix = f"{before[0]} " if before and before[0] else ""
        meant = "; ".join([f"{prefix}@{first}", *(f"@{key}" for key in others)])
        yield found[0], role, f"{meant}, {place}" if place else meant


def _at_signs(typed: str, known: Mapping[str, Entry]) -> Iterator[tuple[str, str, str]]:
    """Yield ``[@key, 149]`` and ``@key``, the role that is meant, and its text."""
    rest = typed
    for found in _BRACKETED.finditer(typed):
        keys = re.findall(rf"(?<!\w)@({_KEY})", found["inside"])
        if keys and any(_may_be_key(key, known) for key in keys):
            yield found[0], _NOTE, found["inside"]
            rest = rest.replace(found[0], " " * len(found[0]))
    for found in _BARE.finditer(rest):
        key = found["key"].rstrip(".:,;?/-")
        if key in known:
            place = found["place"] if found["place"] and key == found["key"] else ""
            seen = found[0] if place else found[0][: found[0].index(key) + len(key)]
            yield seen, _SOURCE, f"@{key}, {place}" if place else f"@{key}"


def _may_be_key(key: str, known: Mapping[str, Entry]) -> bool:
    key = key.rstrip(".:,;?/-")
    return key in known or bool(_USUAL_KEY.fullmatch(key))
