"""Option lines as authors type them, and what becomes of those that MyST cannot read.

One line that it cannot read loses it all options of the directive; a line that does not look like
an option ends them, and the rest is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import myst_parser

from ..diagnostics import Trouble, warn
from ..model.fields import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx.util.docutils import SphinxDirective

_HANDS_ON_BODY = tuple(map(int, myst_parser.__version__.split(".")[:2])) < (5, 2)
_FENCES = (":::", "```", "~~~")
_QUOTES = "\"'"
_RIGHT = re.compile(r"\s*:(?P<name>[\w-]+):(?:\s+(?P<value>.*))?\s*$")
_SLIPPED = re.compile(r"\s*:\s*(?P<name>[\w-]+)\s*(?:[:：=]\s*|\s)(?P<value>\S.*?)\s*$")
# MyST wants a blank of the space bar behind the colon.
_ODD_BLANK = re.compile(r"\s*:[\w-]+:(?! )\s+\S")
# MyST leaves out what stands behind it: “John Young #9”.
_COMMENT = re.compile(r"(?:^|\s)#")
# As a list, as YAML or in full width: lines that MyST takes for prose.
_ALIKE = re.compile(
    r"\s*(?:[-*+•@#：]\s*)?\**(?P<name>[\w-]+)(?:\s*[:：=]\**|\**[:：=])\s*"
    r"(?P<value>\S.*?)\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionLine:
    """One option as it was *typed*, so many lines below the opening one; *mend* is what to write.

    It is empty where the line is right.
    """

    offset: int
    typed: str
    name: str
    value: str
    mend: str = ""


def settle_options(directive: SphinxDirective, who: str) -> None:
    """Give *directive* the options that MyST lost, and warn about each line that is wrong.

    *who* is the directive as messages name it.
    """
    _take_from_argument(directive, who)
    lines = tuple(_read_block(_text_of(directive)))
    # Either nothing was read of them, or one as the end of another.
    if lines and (not directive.options or any(line.mend for line in lines)):
        directive.options = {line.name: line.value for line in lines}
    for line in lines:
        if line.mend:
            fault = "is no option"
            if line.typed == line.mend:
                fault = "has a tab or a no-break space behind its name, not a blank"
            elif _COMMENT.search(line.value):
                fault = "loses what stands behind ‘#’"
            message = f"{who}: the line ‘{line.typed}’ {fault}; write ‘{line.mend}’"
            warn(Trouble.OPTION, message, _place(directive, line))
    last: dict[str, OptionLine] = {line.name: line for line in lines}
    for name in dict.fromkeys(line.name for line in lines if last[line.name] is not line):
        message = f"option ‘{name}’ is given twice; the last counts, ‘{last[name].value}’"
        warn(
            Trouble.OPTION,
            f"{who}: {message}; delete the one that is wrong",
            _place(directive, last[name]),
        )


def _take_from_argument(directive: SphinxDirective, who: str) -> None:
    """Take the options out of the argument, where docutils puts all lines if one is none."""
    lines = directive.arguments[0].splitlines() if directive.arguments else []
    read = [_SLIPPED.match(line) or _ALIKE.match(line) for line in lines]
    first = next((number for number, match in enumerate(read) if match), len(lines))
    if first == len(lines) or not directive.block_text.startswith(".."):
        return
    argument = " ".join(lines[:first]).strip()
    directive.arguments = [argument] if argument else []
    for line, match in zip(lines[first:], read[first:], strict=True):
        right = _RIGHT.match(line)
        if right or match is None:
            found = right
        else:
            found = match
            fault = f"the line ‘{clean(line)}’ is no option"
            mend = f":{match['name']}: {match['value']}"
            message = f"{who.splitlines()[0]}: {fault}; write ‘{mend}’"
            warn(Trouble.OPTION, message, directive.get_location())
        if found:
            directive.options[found["name"]] = found["value"] or ""


def lost_options(directive: SphinxDirective, known: Collection[str]) -> Iterator[OptionLine]:
    """Yield the lines at the head of the body that are options of *known* names by their look."""
    first = directive.content_offset + 1
    for number, line in enumerate(directive.content):
        if not line.strip() or line.startswith((*_FENCES, ".. ")):
            return
        right = _RIGHT.match(line)
        match = right or _SLIPPED.match(line) or _ALIKE.match(line)
        if match and match["name"] in known and (right or match["name"] not in directive.options):
            name, value = match["name"], match["value"] or ""
            mend = "" if right else f":{name}: {value}"
            yield OptionLine(
                offset=first + number, typed=clean(line), name=name, value=value, mend=mend
            )


def continued_line(directive: SphinxDirective) -> str:
    """Return the first line of the body if it is set in right below an option, as if to go on."""
    first = next(iter(directive.content), "")
    lines = _text_of(directive).splitlines()
    is_markdown = not directive.block_text.startswith("..")
    if not (is_markdown and first.startswith((" ", "\t")) and first.strip() and first in lines):
        return ""
    above = lines.index(first) - 1
    return clean(first) if above >= 0 and _is_option(lines[above]) else ""


def _text_of(directive: SphinxDirective) -> str:
    """Return all of *directive* as it was typed; MyST before 5.2 hands on the body alone."""
    if not _HANDS_ON_BODY or directive.block_text.startswith(".."):
        return directive.block_text
    try:
        text = Path(directive.get_source_info()[0] or "").read_text("utf-8-sig")
    except (OSError, ValueError):
        return ""
    return "\n".join(text.splitlines()[directive.lineno - 1 :])


def _read_block(text: str) -> Iterator[OptionLine]:
    """Yield the options of a directive in Markdown, of which *text* is all from its first line."""
    lines = text.splitlines()
    if text.startswith(".."):  # reStructuredText, whose parser tells itself
        return
    del lines[:1]
    in_yaml = bool(lines) and lines[0].startswith("---")
    for offset, line in enumerate(lines[in_yaml:], start=1 + in_yaml):
        if line.startswith("---") or not (in_yaml or _is_option(line)):
            return
        option = _read_line(f":{line}" if in_yaml else line, offset)
        if option is not None and not (in_yaml and option.mend):
            yield option


def _read_line(line: str, offset: int) -> OptionLine | None:
    right = _RIGHT.match(line)
    match = right or _SLIPPED.match(line)
    if match is None:
        return None
    name, value = match["name"], (match["value"] or "").strip()
    mend = ""
    if right is None or _ODD_BLANK.match(line):
        mend = f":{name}: {value}"
    elif value[:1] not in (*_QUOTES, "") and _COMMENT.search(value):
        quote = next((each for each in _QUOTES if each not in value), '"')
        mend = f":{name}: {quote}{value}{quote}"
    elif value[:1] in _QUOTES and value and _is_badly_quoted(value):
        quote = next((each for each in _QUOTES if each not in value), "")
        mend = f":{name}: {quote}{value}{quote}" if quote else f":{name}: {value.strip(_QUOTES)}"
    elif value[:1] in _QUOTES and len(value) > 1:
        value = value[1:-1]
    return OptionLine(offset=offset, typed=clean(line), name=name, value=value, mend=mend)


def _is_badly_quoted(value: str) -> bool:
    """Tell whether what begins with a quotation mark does not end with it, and only there."""
    return len(value) == 1 or value[1:].find(value[0]) != len(value) - 2


def _is_option(line: str) -> bool:
    """Tell whether MyST takes *line* for an option."""
    stripped = line.lstrip()
    return stripped.startswith(":") and not stripped.startswith(":::")


def _place(directive: SphinxDirective, line: OptionLine) -> str:
    source, _ = directive.get_source_info()
    return f"{source}:{directive.lineno + line.offset}"
