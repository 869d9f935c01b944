"""Roles and directives that do not exist and are near ours: which may be meant.

MyST and docutils say that they do not know them, and no more.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import get_language
from docutils.utils import new_document

from sphinx_authoring.guard import guard

from ..diagnostics import Trouble, warn
from ..env import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_CITING = "cite"
_NEAR = 0.74
_FENCE = re.compile(r"\s{0,3}(?P<marks>`{3,}|~{3,}|:{3,})\s*(?P<info>.*?)\s*$")
_DIRECTIVE = re.compile(r"\{(?P<name>[\w:+.-]+)\}")
_RST_DIRECTIVE = re.compile(r"\s*\.\. (?P<name>[\w:+.-]+)::(?:\s|$)")
# Code spans stand first: what looks like a role in one is none.
_SPANS = re.compile(r"(`{2,}).*?\1|\\.|\{(?P<name>[\w:+.-]+)\}`[^`]*`?|`[^`]*`", re.DOTALL)
_RST_SPANS = re.compile(r"``.*?``|\\.|(?<![\w:]):(?P<name>[\w:+.-]*\w):`[^`]*`?|`[^`]*`", re.DOTALL)
_ITEM = re.compile(r"\s*(?:[-*+>#|]|\d+[.)]|\[\^|\.\.\s|:)")
"""What begins a block of its own: an item, a row, a heading, a note, an option."""

# Directives whose body is no prose.
_VERBATIM = ("code", "math", "raw", "literal", "csv", "mermaid", "graphviz", "plantuml", "eval")


def suggest_names(app: Sphinx, docname: str, source: list[str]) -> None:
    """Warn about each role and directive in *source* that is not known and near one of ours."""
    path = Path(app.env.doc2path(docname))
    with guard(DOMAIN, "the search for names that are near ours", (docname, 0)):
        ours_roles, ours_boxes = _our_roles(app.env), _our_directives(app.env)
        read = _read_rst if path.suffix == ".rst" else _read_markdown
        told: set[tuple[str, str]] = set()
        for line, kind, name in read(source[0]):
            ours = ours_roles if kind == "role" else ours_boxes
            near = _nearest(name, ours)
            if near and (kind, name) not in told and not _is_known(app.env, kind, name):
                told.add((kind, name))
                message = f"there is no {kind} ‘{name}’; did you mean ‘{near}’?"
                warn(Trouble.MARKUP, message, f"{path}:{line}")


def _nearest(name: str, ours: Mapping[str, str]) -> str:
    """Return which of *ours* may be meant by *name*; colons, hyphens and capitals count little."""
    if name in ours.values():
        return ""
    plain = _plain(name)
    return ours.get(plain) or ours.get(next(iter(get_close_matches(plain, ours, 1, _NEAR)), ""), "")


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().removeprefix(f"{DOMAIN}:"))


def _our_roles(env: BuildEnvironment) -> dict[str, str]:
    found = {_plain(name): name for name in env.domains[DOMAIN].roles}
    for name in env.domains[_CITING].roles if _CITING in env.domains else ():
        if name in ("note", "source"):
            found[name] = found[_plain(f"{_CITING}{name}")] = f"{_CITING}:{name}"
    return found


def _our_directives(env: BuildEnvironment) -> dict[str, str]:
    return {_plain(name): name for name in env.domains[DOMAIN].directives}


def _is_known(env: BuildEnvironment, kind: str, name: str) -> bool:
    prefix, _colon, rest = name.lower().rpartition(":")
    for domain in (prefix,) if prefix else ("std", env.config.primary_domain):
        if domain in env.domains:
            found = env.domains[domain]
            if rest in (found.roles if kind == "role" else found.directives):
                return True
    english, document = get_language("en"), new_document("")
    # The stubs ask for another language module than docutils itself does.
    if kind == "role":
        return roles.role(name, english, 0, document.reporter)[0] is not None  # type: ignore[arg-type]
    return directives.directive(name, english, document)[0] is not None  # type: ignore[arg-type]


# --- reading ----------------------------------------------------------------------------------


def _read_rst(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, kind and name of each role and directive that is not in code."""
    code: int | None = None  # how far in stands what code follows
    prose: dict[int, str] = {}
    for number, line in enumerate(source.splitlines(), 1):
        indent = len(line) - len(line.lstrip())
        if code is not None and (not line.strip() or indent > code):
            continue
        match = _RST_DIRECTIVE.match(line)
        is_verbatim = match is not None and _is_verbatim(match["name"])
        code = indent if is_verbatim or (match is None and line.rstrip().endswith("::")) else None
        if match:
            yield number, "directive", match["name"]
        prose[number] = line
    yield from _roles_in(prose, _RST_SPANS)


def _read_markdown(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, kind and name of each role and directive that is not in code."""
    opened: list[str] = []  # the marks of the fences that a line is in
    in_code = False
    prose: dict[int, str] = {}
    for number, line in enumerate(source.splitlines(), 1):
        fence = _FENCE.match(line)
        if fence is None:
            if not in_code:
                prose[number] = line
            continue
        marks, info = fence["marks"], fence["info"]
        if opened and not info and marks.startswith(opened[-1]):
            opened.pop()
            in_code = False
        elif not in_code:
            named = _DIRECTIVE.match(info)
            if named:
                yield number, "directive", named["name"]
            opened.append(marks)
            in_code = _is_verbatim(named["name"]) if named else marks[0] != ":"
    yield from _roles_in(prose, _SPANS)


def _is_verbatim(name: str) -> bool:
    return any(part in name for part in _VERBATIM)


def _roles_in(prose: Mapping[int, str], spans: re.Pattern[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the line, kind and name of each role in *prose*, which has lines by their numbers.

    What a role or code says may run over the lines of a paragraph.
    """
    for first, paragraph in _paragraphs(prose):
        for match in spans.finditer(paragraph):
            if match["name"]:
                yield first + paragraph.count("\n", 0, match.start()), "role", match["name"]


def _paragraphs(prose: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the first line and the text of each run of lines in which a code span may go on."""
    lines: list[str] = []
    before = 0
    for number, line in prose.items():
        if lines and (number != before + 1 or not line.strip() or _ITEM.match(line)):
            yield before - len(lines) + 1, "\n".join(lines)
            lines = []
        if line.strip():
            lines.append(line)
        before = number
    if lines:
        yield before - len(lines) + 1, "\n".join(lines)
