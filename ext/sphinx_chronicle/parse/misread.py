"""Entries and roles that became plain text, since a sign of their markup is another or missing.

Docutils and MyST take what they do not know for prose, and say nothing.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import get_language

from sphinx_authoring.guard import guard
from sphinx_authoring.text_nodes import node_before

from ..diagnostics import Trouble, warn
from ..env import DOMAIN
from ..nodes import entity_card
from .lost_blocks import find_lost_blocks, find_lost_definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    Misread = tuple[nodes.Element, str]

# The notes of sphinx_citenotes are typed in the same way; it need not be there.
_CITING = "cite"
_PACKAGE = __name__.partition(".")[0]
# In full width too, as keyboards for Chinese and Japanese have them.
_FENCE = re.compile(r"(?P<colons>[:：]{2,})\s*[{｛]\s*(?P<name>[\w:-]+)\s*[}｝]")
_INDENTED = re.compile(r"\s*(?:`{3,}|~{3,}|:{3,})\s*\{\s*(?P<name>[\w:-]+)\s*\}")
_OPTION = re.compile(r":[\w-]+:(?:\s|$)")
_QUOTES = "'`\"‘’‚‛“”„‟´«»"
_QUOTED = re.compile(
    rf"\{{(?P<name>[\w:-]+)\}}(?:\s?[{_QUOTES}](?P<words>[^{_QUOTES}]+)[{_QUOTES}]"
    r"|[\[(](?P<enclosed>[^\])]+)[\])]|(?P<bare>\w[\w-]*)|`(?P<open>\w[\w-]*)(?![^`]*`))"
)
_BEFORE_CODE = re.compile(
    r"(?:[{｛]\s?(?P<braces>[\w:-]+)\s?[}｝]\s?|(?:^|(?<=\s)):(?P<colons>[\w:-]+):\s?"
    r"|\((?P<round>[\w:-]+)\)|\[(?P<square>[\w:-]+)\]|(?<![\w:-])(?P<bare>[\w:-]+))$"
)
_BEHIND_CODE = re.compile(r"\{(?P<name>[\w:-]+)\}(?!`)")


def tell_of_misread_markup(app: Sphinx, document: nodes.document) -> None:
    """Tell the author of what in *document* was meant for an entry, a view, or a role of ours."""
    with guard(DOMAIN, "the search for markup that is misread", (app.env.docname, 0)):
        _tell_of_all(app, document)


def _tell_of_all(app: Sphinx, document: nodes.document) -> None:
    boxes = (*_boxes_as_prose(document), *_boxes_as_other_boxes(document), *_stray_ends(document))
    lost = (*find_lost_blocks(document), *_lost_roles(document, _role_names(app.env)))
    for node, message in (*boxes, *lost):
        warn(Trouble.MARKUP, message, node)
    for message, location in find_lost_definitions(document):
        warn(Trouble.MARKUP, message, location)


# --- boxes ------------------------------------------------------------------------------------


def _boxes_as_prose(document: nodes.document) -> Iterator[Misread]:
    """Yield the first entry or view that became a paragraph; what loses one loses all alike."""
    for paragraph in document.findall(nodes.paragraph):
        opening = paragraph[0] if paragraph.children else None
        fence = _FENCE.match(opening.astext()) if isinstance(opening, nodes.Text) else None
        if fence and _owner(fence["name"], document):
            mend = _fence_mend(fence["colons"], fence["name"], fence[0])
            yield paragraph, f"‘{fence[0]}’ is read as plain text; {mend}"
            return


def _fence_mend(colons: str, name: str, typed: str) -> str:
    if not typed.isascii():
        return f"write colons and braces in half width: ‘:::{{{name}}}’"
    if colons == "::":
        return "begin and end it with three colons"
    return 'write myst_enable_extensions = ["colon_fence"] into conf.py'


def _boxes_as_other_boxes(document: nodes.document) -> Iterator[Misread]:
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.container) and "is_div" in node:  # MyST's :::word
            yield from _box_as_div(node, document)
        elif isinstance(node, nodes.literal_block) and node.get("language") == "none":
            yield from _box_set_in(node, document)
        elif isinstance(node, nodes.literal_block):
            name = str(node.get("language", ""))
            if _owner(name, document) == _PACKAGE:
                yield node, _without_braces(f"```{name}", f"```{{{name}}}", "code")


def _box_set_in(block: nodes.literal_block, document: nodes.document) -> Iterator[Misread]:
    """Yield an entry that is set in by four blanks, which makes code of it."""
    fence = _INDENTED.match(block.astext())
    if fence and _owner(fence["name"], document) == _PACKAGE and not _is_fenced(block):
        yield block, f"‘{fence[0].strip()}’ is read as code; begin its lines without blanks"


def _is_fenced(block: nodes.literal_block) -> bool:
    """Tell whether a fence makes code of *block*, which MyST before 5 does not say."""
    try:
        lines = Path(block.source or "").read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        return False
    first = "".join(lines[(block.line or 1) - 1 :][:1]).strip()
    return first.startswith(("```", "~~~")) and not block.astext().startswith(first)


def _box_as_div(box: nodes.container, document: nodes.document) -> Iterator[Misread]:
    typed = " ".join(box["classes"])
    name = re.split(r"[{}｛｝()\[\]<>\s]+", f"{typed} ".lstrip("{｛([<"))[0]
    if typed[:1] in ("(", "[", "<", "｛") and _owner(name, document):
        yield box, _without_braces(f":::{typed}", f":::{{{name}}} an-id", "plain text")
    elif typed.startswith("{"):
        meant = f":::{{{name or 'person'}}} an-id"
        yield box, f"‘:::{typed}’ opens no entry; write it like this, with a blank: ‘{meant}’"
    elif _OPTION.match(box.astext()) and _owner(name, document) == _PACKAGE:
        yield box, _without_braces(f":::{name}", f":::{{{name}}}", "plain text")


def _without_braces(typed: str, meant: str, read_as: str) -> str:
    return f"‘{typed}’ is read as {read_as}; write the name in braces: ‘{meant}’"


def _owner(name: str, document: nodes.document) -> str:
    """Return the package whose directive is called *name*; empty where there is none."""
    if not name:
        return ""
    # The stubs ask for another language module than docutils itself does.
    found, _messages = directives.directive(name, get_language("en"), document)  # type: ignore[arg-type]
    return found.__module__.partition(".")[0] if found else ""


def _stray_ends(document: nodes.document) -> Iterator[Misread]:
    """Yield each ``:::`` behind an entry that ends nothing, and so begins a box."""
    entry = False
    for node in document.findall(nodes.Element):
        entry = entry or isinstance(node, entity_card)
        nameless = "is_div" in node and not (node["classes"] or node["ids"])
        if entry and nameless:
            message = (
                "‘:::’ ends nothing here, so that what follows stands in a box; delete the line, or"
                " begin and end the entry above with four colons if there is a box in it"
            )
            yield node, message


# --- roles ------------------------------------------------------------------------------------


def _role_names(env: BuildEnvironment) -> frozenset[str]:
    """Return what our roles are called in a page, and those for notes."""
    ours = env.domains[DOMAIN].roles
    citing = env.domains[_CITING].roles if _CITING in env.domains else {}
    return frozenset((*ours, *(f"{DOMAIN}:{n}" for n in ours), *(f"{_CITING}:{n}" for n in citing)))


def _lost_roles(document: nodes.document, names: frozenset[str]) -> Iterator[Misread]:
    in_rst = Path(document.get("source", "")).suffix == ".rst"
    mend = _mend_in_rst if in_rst else _mend_in_markdown
    for text in document.findall(nodes.Text):
        if isinstance(text.parent, (nodes.literal, nodes.FixedTextElement, nodes.Invisible)):
            continue
        for typed, name, words in (*_otherwise_quoted(text), *_beside_code(text)):
            if name in names:
                yield text.parent, f"‘{typed}’ is read as plain text; {mend(name, words)}"


def _otherwise_quoted(text: nodes.Text) -> Iterator[tuple[str, str, str]]:
    """Yield what stands as ``{name}'words'`` in *text*, its name, and its words."""
    typed = text.astext()
    for found in _QUOTED.finditer(typed) if "{" in typed else ():
        words = (found[part] for part in ("words", "enclosed", "bare", "open"))
        yield found[0], found["name"], next(filter(None, words))


def _beside_code(text: nodes.Text) -> Iterator[tuple[str, str, str]]:
    """Yield what stands beside code or the like in *text* as the name of a role may be typed."""
    code = text.next_node(descend=False, siblings=True)
    if isinstance(code, (nodes.literal, nodes.title_reference)):
        before = _BEFORE_CODE.search(text.astext())
        words = code.astext()
        if before:
            yield f"{before[0]}`{words}`", next(filter(None, before.groups())), words
    code = node_before(text)
    behind = _BEHIND_CODE.match(text.astext())
    if behind and isinstance(code, nodes.literal):
        words = code.astext()
        yield f"`{words}`{behind[0]}", behind["name"], words


def _mend_in_rst(name: str, words: str) -> str:
    return (
        f"write ‘:{name}:`{words}`’, the name between colons and then, without a blank, the rest"
        " between backquotes"
    )


def _mend_in_markdown(name: str, words: str) -> str:
    return (
        f"write ‘{{{name}}}`{words}`’, the name in braces and then, without a blank, the rest"
        " between backquotes"
    )
